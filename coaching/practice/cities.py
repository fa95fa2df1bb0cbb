"""Cities that people look for and that no time zone is named after; and what people call countries besides their names."""

CITIES = {
    "America/New_York": "Atlanta, Baltimore, Boston, Brooklyn, Buffalo, Charlotte, Cincinnati, Cleveland, Columbus, Hartford, "
    "Jacksonville, Miami, Newark, Norfolk, Orlando, Philadelphia, Pittsburgh, Providence, Raleigh, Richmond, Rochester, Tampa, "
    "Washington, Connecticut, Delaware, Florida, Georgia (US), Maine, Maryland, Massachusetts, Michigan, New Hampshire, New "
    "Jersey, North Carolina, Ohio, Pennsylvania, Rhode Island, South Carolina, Vermont, Virginia, West Virginia",
    "America/Chicago": "Austin, Dallas, Des Moines, Fort Worth, Houston, Kansas City, Madison, Memphis, Milwaukee, Minneapolis, "
    "Nashville, New Orleans, Oklahoma City, Omaha, St. Louis, St. Paul, San Antonio, Tulsa, Alabama, Arkansas, Illinois, Iowa, "
    "Kansas, Louisiana, Minnesota, Mississippi, Missouri, Nebraska, North Dakota, Oklahoma, South Dakota, Tennessee, Texas, "
    "Wisconsin",
    "America/Denver": "Albuquerque, Colorado Springs, El Paso, Salt Lake City, Santa Fe, Colorado, Montana, New Mexico, Utah, "
    "Wyoming",
    "America/Los_Angeles": "Las Vegas, Oakland, Portland, Sacramento, San Diego, San Francisco, San Jose, Seattle, Spokane, "
    "California, Nevada, Oregon, Washington State",
    "America/Phoenix": "Arizona, Mesa, Tucson",
    "America/Indiana/Indianapolis": "Fort Wayne, Indiana",
    "America/Anchorage": "Alaska, Fairbanks",
    "America/Toronto": "Hamilton, London (Ontario), Montreal, Ottawa, Quebec City",
    "America/Edmonton": "Calgary",
    "America/Vancouver": "Victoria",
    "America/Winnipeg": "Thunder Bay",
    "America/Regina": "Saskatoon",
    "America/Mexico_City": "Guadalajara, Puebla",
    "America/Sao_Paulo": "Belo Horizonte, Brasília, Curitiba, Porto Alegre, Rio de Janeiro",
    "America/Bogota": "Cali, Medellín",
    "America/Guayaquil": "Quito",
    "America/Santiago": "Valparaíso",
    "America/Lima": "Arequipa",
    "America/Argentina/Buenos_Aires": "La Plata, Rosario",
    "Europe/London": "Aberdeen, Bath, Belfast, Birmingham, Brighton, Bristol, Cambridge, Cardiff, Coventry, Dundee, Edinburgh, "
    "Exeter, Glasgow, Leeds, Leicester, Liverpool, Manchester, Newcastle upon Tyne, Norwich, Nottingham, Oxford, Plymouth, "
    "Portsmouth, Sheffield, Southampton, Swansea, York",
    "Europe/Dublin": "Cork, Galway, Limerick",
    "Europe/Berlin": "Aachen, Augsburg, Bayreuth, Bielefeld, Bochum, Bonn, Braunschweig, Bremen, Bremerhaven, Chemnitz, "
    "Cologne, Cottbus, Darmstadt, Dortmund, Dresden, Duisburg, Düsseldorf, Erfurt, Erlangen, Essen, Flensburg, Frankfurt, "
    "Freiburg, Fulda, Gelsenkirchen, Göttingen, Halle, Hamburg, Hannover, Hanover, Heidelberg, Heilbronn, Hildesheim, "
    "Ingolstadt, Jena, Karlsruhe, Kassel, Kiel, Koblenz, Köln, Konstanz, Leipzig, Lübeck, Ludwigshafen, Lüneburg, Magdeburg, "
    "Mainz, Mannheim, Marburg, Mönchengladbach, Munich, München, Münster, Nuremberg, Nürnberg, Oldenburg, Osnabrück, Paderborn, "
    "Passau, Potsdam, Regensburg, Rostock, Saarbrücken, Schwerin, Siegen, Stuttgart, Trier, Tübingen, Ulm, Weimar, Wiesbaden, "
    "Wolfsburg, Wuppertal, Würzburg, Zwickau",
    "Europe/Vienna": "Bregenz, Dornbirn, Graz, Innsbruck, Klagenfurt, Linz, Salzburg, Sankt Pölten, St. Pölten, Villach, Wels, "
    "Wien",
    "Europe/Zurich": "Aarau, Basel, Bern, Berne, Biel, Chur, Fribourg, Geneva, Genève, Genf, Lausanne, Lucerne, Lugano, Luzern, "
    "Neuchâtel, Sankt Gallen, Schaffhausen, Sion, Solothurn, St. Gallen, Thun, Winterthur, Zug",
    "Europe/Paris": "Aix-en-Provence, Amiens, Angers, Annecy, Avignon, Besançon, Bordeaux, Brest, Caen, Cannes, "
    "Clermont-Ferrand, Dijon, Grenoble, La Rochelle, Le Havre, Le Mans, Lille, Limoges, Lyon, Marseille, Metz, Montpellier, "
    "Mulhouse, Nancy, Nantes, Nice, Nîmes, Orléans, Perpignan, Poitiers, Reims, Rennes, Rouen, Saint-Étienne, Strasbourg, "
    "Toulon, Toulouse, Tours",
    "Europe/Madrid": "Alicante, Barcelona, Bilbao, Córdoba (Spain), Granada, Málaga, Murcia, Palma, San Sebastián, Sevilla, "
    "Seville, Valencia, Valladolid, Vigo, Zaragoza",
    "Europe/Rome": "Bari, Bergamo, Bologna, Bolzano, Catania, Firenze, Florence, Genoa, Genova, Milan, Milano, Modena, Naples, "
    "Napoli, Padova, Padua, Palermo, Parma, Pisa, Roma, Torino, Trento, Trieste, Turin, Venezia, Venice, Verona",
    "Europe/Amsterdam": "Arnhem, Breda, Den Haag, Eindhoven, Groningen, Haarlem, Leiden, Maastricht, Nijmegen, Rotterdam, The "
    "Hague, Tilburg, Utrecht",
    "Europe/Brussels": "Antwerp, Antwerpen, Bruges, Brugge, Brussel, Bruxelles, Gent, Ghent, Leuven, Liège, Namur",
    "Europe/Lisbon": "Braga, Coimbra, Lisboa, Porto",
    "Europe/Warsaw": "Gdańsk, Katowice, Kraków, Krakow, Łódź, Lublin, Poznań, Szczecin, Warszawa, Wrocław",
    "Europe/Prague": "Brno, Ostrava, Pilsen, Plzeň, Praha",
    "Europe/Stockholm": "Göteborg, Gothenburg, Lund, Malmö, Uppsala",
    "Europe/Oslo": "Bergen, Stavanger, Trondheim",
    "Europe/Copenhagen": "Aalborg, Aarhus, København, Odense",
    "Europe/Athens": "Thessaloniki",
    "Europe/Istanbul": "Ankara, Izmir",
    "Europe/Kyiv": "Kharkiv, Lviv, Odesa",
    "Europe/Moscow": "St. Petersburg",
    "Europe/Bucharest": "Cluj-Napoca",
    "Asia/Kolkata": "Ahmedabad, Bangalore, Bengaluru, Chennai, Delhi, Hyderabad, Mumbai, New Delhi, Pune",
    "Asia/Karachi": "Islamabad, Lahore",
    "Asia/Shanghai": "Beijing, Chengdu, Guangzhou, Shenzhen, Wuhan",
    "Asia/Tokyo": "Kyoto, Nagoya, Osaka, Yokohama",
    "Asia/Seoul": "Busan",
    "Asia/Dubai": "Abu Dhabi",
    "Asia/Riyadh": "Jeddah",
    "Asia/Jerusalem": "Haifa, Tel Aviv",
    "Asia/Manila": "Cebu City, Quezon City",
    "Asia/Ho_Chi_Minh": "Hanoi, Saigon",
    "Asia/Jakarta": "Bandung",
    "Asia/Kuala_Lumpur": "Penang",
    "Asia/Bangkok": "Chiang Mai",
    "Asia/Kathmandu": "Pokhara",
    "Asia/Colombo": "Kandy",
    "Australia/Sydney": "Canberra, Newcastle (Australia)",
    "Australia/Melbourne": "Geelong",
    "Australia/Brisbane": "Gold Coast",
    "Pacific/Auckland": "Christchurch, Wellington",
    "Pacific/Honolulu": "Hawaii",
    "Africa/Johannesburg": "Cape Town, Durban, Pretoria",
    "Africa/Lagos": "Abuja",
    "Africa/Nairobi": "Mombasa",
    "Africa/Cairo": "Alexandria",
    "Africa/Casablanca": "Marrakesh, Rabat",
    "Africa/Accra": "Kumasi",
}

# Names of countries that the database writes in another way than people do.
COUNTRIES = {
    "Britain (UK)": "United Kingdom",
    "Korea (South)": "South Korea",
    "Korea (North)": "North Korea",
    "Congo (Dem. Rep.)": "Democratic Republic of the Congo",
    "Congo (Rep.)": "Republic of the Congo",
    "Samoa (American)": "American Samoa",
    "Virgin Islands (UK)": "British Virgin Islands",
    "Virgin Islands (US)": "US Virgin Islands",
    "Myanmar (Burma)": "Myanmar",
}
ALSO_CALLED = {
    "usa": "United States",
    "us": "United States",
    "america": "United States",
    "united states of america": "United States",
    "uk": "United Kingdom",
    "england": "United Kingdom",
    "scotland": "United Kingdom",
    "wales": "United Kingdom",
    "britain": "United Kingdom",
    "great britain": "United Kingdom",
    "deutschland": "Germany",
    "schweiz": "Switzerland",
    "österreich": "Austria",
    "espana": "Spain",
    "españa": "Spain",
    "holland": "Netherlands",
    "uae": "United Arab Emirates",
    "czechia": "Czech Republic",
    "korea": "South Korea",
    "burma": "Myanmar",
}
