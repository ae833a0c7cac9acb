import { startAll } from "./behaviour";
import "./shell";
import "./medium";
import "./check";
import "./session";

startAll(document);
