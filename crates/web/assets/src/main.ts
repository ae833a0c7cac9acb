import { startAll } from "./behaviour";
import "./frame";
import "./check";
import "./session";

startAll(document);
