// Whoever buys is written to in the zone of their device, and the last day of what they bought is one of its days.
import { keepZone } from "./guest_zone.js";

keepZone();
