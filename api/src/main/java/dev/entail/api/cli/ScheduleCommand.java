// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Caller;
import dev.entail.api.schedule.BegunRun;
import dev.entail.api.schedule.ReportRun;
import dev.entail.api.schedule.Schedule;
import dev.entail.api.schedule.ScheduleDraft;
import dev.entail.api.schedule.Schedules;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Report schedules. */
@Command(
        name = "schedule",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Makes reports come by themselves: into a folder, by e-mail, to a webhook. 'entail serve' runs what is due.",
            "Mail server, folder and webhooks are configured in entail.yaml."
        },
        subcommands = {
            ScheduleCommand.Add.class,
            ScheduleCommand.ListAll.class,
            ScheduleCommand.Show.class,
            ScheduleCommand.Run.class,
            ScheduleCommand.Suspend.class,
            ScheduleCommand.Resume.class,
            ScheduleCommand.Remove.class,
            ScheduleCommand.History.class
        })
final class ScheduleCommand extends EntailCommand {
    @Override
    public Integer call() {
        throw new IllegalArgumentException("'entail schedule' needs a command, allowed is"
                + " add, list, show, run, suspend, resume, remove or history");
    }

    /** What the commands about one schedule share: its name. */
    abstract static class OfOne extends EntailCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "The schedule's name or id.")
        private String name = "";

        final String name() {
            return name;
        }
    }

    /** What the commands share that change one schedule. */
    abstract static class Change extends OfOne {
        private final String action;
        private final String done;

        /**
         * @param action as the audit log names it
         * @param done what is told of the schedule then
         */
        Change(String action, String done) {
            this.action = action;
            this.done = done;
        }

        abstract Schedule change(Schedules schedules);

        @Override
        public final Integer call() {
            try (Entail entail = options().open()) {
                Schedule schedule = audited(entail, action, name(), () -> change(new Schedules(entail)));
                if (options().isJson()) {
                    print(ScheduleJson.of(schedule));
                } else {
                    out().println("Schedule '" + schedule.name() + "' " + done);
                    out().flush();
                }
            }
            return 0;
        }
    }

    @Command(name = "add", description = "Makes a schedule, due for the first time after now.")
    static final class Add extends EntailCommand {
        @Mixin
        private final ScheduleFlags flags = new ScheduleFlags();

        @Override
        public Integer call() {
            ScheduleDraft draft = flags.draft();
            try (Entail entail = options().open()) {
                Schedule made = audited(
                        entail,
                        "schedule.create",
                        draft.name().orElse(draft.order().report()),
                        () -> new Schedules(entail).create(draft, Caller.operatingSystemUser(), Instant.now()));
                if (options().isJson()) {
                    print(ScheduleJson.of(made));
                } else {
                    new ScheduleText(out()).one(made);
                }
            }
            return 0;
        }
    }

    @Command(name = "list", description = "Lists all schedules and when each is due next.")
    static final class ListAll extends EntailCommand {
        @Override
        public Integer call() {
            try (Entail entail = options().open()) {
                List<Schedule> all = new Schedules(entail).all();
                if (options().isJson()) {
                    ObjectNode json = RecordCodec.JSON.createObjectNode();
                    json.set("schedules", Json.array(all, ScheduleJson::of));
                    print(json);
                } else {
                    new ScheduleText(out()).all(all);
                }
            }
            return 0;
        }
    }

    @Command(name = "show", description = "Shows a schedule, its next five times, and its last run.")
    static final class Show extends OfOne {
        @Override
        public Integer call() {
            try (Entail entail = options().open()) {
                Schedules schedules = new Schedules(entail);
                Schedule schedule = schedules.require(name());
                List<ReportRun> last = schedules.runs(Optional.of(schedule.id()), 0, 1);
                if (options().isJson()) {
                    ObjectNode json = ScheduleJson.of(schedule);
                    last.forEach(run -> json.set("lastRun", ScheduleJson.of(run)));
                    print(json);
                } else {
                    ScheduleText text = new ScheduleText(out());
                    text.one(schedule);
                    last.forEach(text::run);
                }
            }
            return 0;
        }
    }

    @Command(name = "run", description = "Runs a schedule now, beside its times; fails where a delivery does.")
    static final class Run extends OfOne {
        @Override
        public Integer call() {
            try (Entail entail = options().open()) {
                Schedules schedules = new Schedules(entail);
                Schedule schedule = schedules.require(name());
                ReportRun run = audited(entail, "schedule.run", schedule.name(), () -> {
                    try (BegunRun begun = schedules.begin(schedule)) {
                        return begun.carryOut();
                    }
                });
                if (options().isJson()) {
                    print(ScheduleJson.of(run));
                } else {
                    new ScheduleText(out()).run(run);
                }
                return run.state() == ReportRun.State.SUCCEEDED ? 0 : Failures.DATA_SAYS_NO;
            } catch (Schedules.RunsAlready e) {
                throw new Failures.DataSaysNo(String.valueOf(e.getMessage()));
            }
        }
    }

    @Command(name = "suspend", description = "Lets a schedule rest; what falls into that time is not caught up.")
    static final class Suspend extends Change {
        Suspend() {
            super("schedule.suspend", "is suspended");
        }

        @Override
        Schedule change(Schedules schedules) {
            return schedules.suspend(name(), true, Instant.now());
        }
    }

    @Command(name = "resume", description = "Lets a suspended schedule go on.")
    static final class Resume extends Change {
        Resume() {
            super("schedule.resume", "goes on");
        }

        @Override
        Schedule change(Schedules schedules) {
            return schedules.suspend(name(), false, Instant.now());
        }
    }

    @Command(name = "remove", description = "Ends a schedule; its history stays.")
    static final class Remove extends Change {
        Remove() {
            super("schedule.delete", "is removed");
        }

        @Override
        Schedule change(Schedules schedules) {
            return schedules.delete(name());
        }
    }

    @Command(name = "history", description = "Lists what was made and delivered, newest first.")
    static final class History extends EntailCommand {
        @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Only of this schedule.")
        private @Nullable String name;

        @Option(
                names = "--last",
                paramLabel = "N",
                defaultValue = "20",
                description = "How many; default ${DEFAULT-VALUE}.")
        private int last = 20;

        @Override
        public Integer call() {
            if (last < 1) {
                throw new IllegalArgumentException("--last is " + last + ", allowed is 1 or more");
            }
            try (Entail entail = options().open()) {
                Schedules schedules = new Schedules(entail);
                Optional<String> id = Optional.ofNullable(name)
                        .map(it -> schedules.require(it).id());
                List<ReportRun> runs = schedules.runs(id, 0, last);
                if (options().isJson()) {
                    ObjectNode json = RecordCodec.JSON.createObjectNode();
                    json.set("runs", Json.array(runs, ScheduleJson::of));
                    print(json);
                } else {
                    runs.forEach(new ScheduleText(out())::run);
                }
            }
            return 0;
        }
    }
}
