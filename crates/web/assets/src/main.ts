import { startAll } from "./behaviour";
import "./shell";
import "./check";
import "./session";
import "./programme";

startAll(document);
