// Reads a calendar file from standard input with ical.js, whose path is the argument, and prints what it understood.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: ICAL } = await import(pathToFileURL(process.argv[2]));
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));

const person = (property) => property && { address: property.getFirstValue(), ...property.toJSON()[1] };
const alarm = (component) => ({
  action: component.getFirstPropertyValue("action"),
  seconds: component.getFirstPropertyValue("trigger").toSeconds(),
  words: component.getFirstPropertyValue("description"),
});
const event = (component) => {
  const read = new ICAL.Event(component);
  return {
    uid: read.uid,
    sequence: read.sequence,
    start: read.startDate.toJSDate().toISOString(),
    end: read.endDate.toJSDate().toISOString(),
    zone: read.startDate.zone.tzid,
    summary: read.summary,
    description: read.description,
    location: read.location,
    status: component.getFirstPropertyValue("status"),
    class: component.getFirstPropertyValue("class"),
    organizer: person(component.getFirstProperty("organizer")),
    attendees: read.attendees.map(person),
    alarms: component.getAllSubcomponents("valarm").map(alarm),
  };
};

const method = calendar.getFirstPropertyValue("method");
process.stdout.write(JSON.stringify({ method, events: calendar.getAllSubcomponents("vevent").map(event) }));
