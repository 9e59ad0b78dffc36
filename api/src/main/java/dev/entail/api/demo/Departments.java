// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.util.List;
import java.util.Locale;

/** The departments and teams of the company, with how many people each has had over its history. */
final class Departments {
    private Departments() {}

    /** A business unit; the first title is of those who lead a team, the others of those who work in it. */
    record Department(String name, List<String> titles, List<Team> teams) {
        String id() {
            return "unit:" + slug(name);
        }

        String group() {
            return "grp:dept-" + slug(name);
        }
    }

    record Team(String name, int size) {
        String id() {
            return "team:" + name;
        }

        String group() {
            return "grp:team-" + name;
        }
    }

    static final List<Department> ALL = List.of(
            department("Executive Office", "Chief Executive,Chief of Staff,Executive Assistant", "executive=5"),
            department(
                    "Engineering",
                    "Engineering Manager,Software Engineer,Senior Software Engineer,Staff Engineer,Test Engineer",
                    "platform=13,route-planning=14,tracking=12,"
                            + "billing-systems=12,data-platform=13,customer-apps=13,quality=9"),
            department(
                    "Information Technology",
                    "IT Manager,Systems Engineer,Support Analyst,Network Engineer,Security Engineer",
                    "infrastructure=12,service-desk=11,security=9,identity=8"),
            department(
                    "Operations",
                    "Operations Manager,Dispatcher,Yard Planner,Terminal Coordinator,Fleet Planner",
                    "terminal-operations=22,fleet=20,warehouse=21,customs=14"),
            department(
                    "Finance",
                    "Finance Manager,Accountant,Credit Controller,Payroll Specialist,Treasury Analyst",
                    "accounting=14,treasury=7,payroll=7"),
            department(
                    "Sales",
                    "Sales Manager,Account Manager,Sales Analyst,Pricing Analyst",
                    "key-accounts=14,small-business=12"),
            department(
                    "Customer Support",
                    "Support Manager,Support Agent,Claims Handler,Support Lead",
                    "support-east=15,support-west=14"),
            department(
                    "Human Resources",
                    "HR Manager,People Partner,Recruiter,Benefits Specialist",
                    "people-operations=9,recruiting=6"),
            department(
                    "Legal",
                    "Legal Counsel,Compliance Officer,Contract Manager,Paralegal",
                    "compliance=7,contracts=6"));

    private static Department department(String name, String titles, String teams) {
        return new Department(
                name,
                List.of(titles.split(",", -1)),
                List.of(teams.split(",", -1)).stream().map(Departments::team).toList());
    }

    private static Team team(String text) {
        String[] parts = text.split("=", -1);
        return new Team(parts[0], Integer.parseInt(parts[1]));
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
