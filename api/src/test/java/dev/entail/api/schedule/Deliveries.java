// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.analytics.report.ReportFilter;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.api.delivery.Delivery;
import dev.entail.api.delivery.DeliveryKind;
import dev.entail.api.delivery.DeliverySettings;
import dev.entail.api.delivery.Hook;
import dev.entail.api.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schedules and settings as tests want them. */
final class Deliveries {
    private Deliveries() {}

    /** {@return settings that reach folders under a home, webhooks on this machine, and mail boxes behind a port} */
    static DeliverySettings settings(Path home, int mailPort) throws IOException {
        Map<Key, Value> values = new EnumMap<>(Key.class);
        values.put(Key.WEBHOOK_SECRET_FILES, new Value("127.0.0.1=" + Hook.secretFile(home), "test"));
        values.put(Key.WEBHOOK_LOOPBACK, new Value("true", "test"));
        values.put(Key.MAIL_HOST, new Value("127.0.0.1", "test"));
        values.put(Key.MAIL_PORT, new Value(String.valueOf(mailPort), "test"));
        values.put(Key.MAIL_SECURITY, new Value("none", "test"));
        values.put(Key.MAIL_FROM, new Value("entail@example.org", "test"));
        return DeliverySettings.of(Configuration.of(values, Map.of(), Map.of()), home);
    }

    static Delivery folder(String to) {
        return new Delivery(DeliveryKind.FOLDER, to);
    }

    static Delivery mail(String to) {
        return new Delivery(DeliveryKind.EMAIL, to);
    }

    static Delivery webhook(Hook hook) {
        return new Delivery(DeliveryKind.WEBHOOK, hook.url());
    }

    static ScheduleDraft draft(String name, Cron cron, CatchUp catchUp, Delivery... deliveries) {
        ReportOrder order =
                new ReportOrder("ownership", ReportFilter.ALL, List.of(ReportFormat.JSON), List.of(deliveries));
        return new ScheduleDraft(Optional.of(name), order, cron, catchUp, false);
    }
}
