import { startAll } from "./behaviour";
import "./frame";

startAll(document);
