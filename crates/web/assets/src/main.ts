import { startAll } from "./behaviour";
import "./shell";
import "./check";
import "./session";

startAll(document);
