import { startAll } from "./behaviour";
import "./shell";
import "./medium";
import "./check";
import "./session";
import "./programme";
import "./draft";

startAll(document);
