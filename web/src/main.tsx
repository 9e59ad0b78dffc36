// SPDX-License-Identifier: GPL-3.0-or-later
import { render } from "preact";
import { App } from "./frame/App";
import { applyTheme } from "./frame/theme";
import "./style/base.css";
import "./style/parts.css";
import "./style/views.css";
import "./style/print.css";

applyTheme();
const page = document.getElementById("page");
if (page) render(<App />, page);
