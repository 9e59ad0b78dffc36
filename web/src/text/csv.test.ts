// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from "vitest";
import { csv } from "./csv";

it("quotes what has a comma, a quote or a line break", () => {
  expect(csv(["a", "b"], [["x,y", 'say "no"'], ["two\nlines", null]])).toBe('a,b\r\n"x,y","say ""no"""\r\n"two\nlines",\r\n');
});

it("hands no formula to a spreadsheet", () => {
  expect(csv(["a"], [["=cmd|' /C calc'!A0"], ["+1"], ["-1"], ["@x"], ["\t=1"]])).toBe("a\r\n'=cmd|' /C calc'!A0\r\n'+1\r\n'-1\r\n'@x\r\n'\t=1\r\n");
});

it("leaves numbers numbers", () => {
  expect(csv(["a"], [[-1.5]])).toBe("a\r\n-1.5\r\n");
});
