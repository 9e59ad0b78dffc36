// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Bearer;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Permission;
import dev.entail.api.auth.Refused;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphException.StoreUnavailable;
import dev.entail.graph.Shown;
import dev.entail.graph.source.scim.ScimResourceType;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of the SCIM service provider under {@code /scim/v2}; each demands a token that may provision. */
public final class ScimRoutes {
    private static final String BASE = "/scim/v2";
    private static final Logger LOG = LoggerFactory.getLogger(ScimRoutes.class);

    private final Entail entail;
    private final Bearer bearer;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Map<String, Directory> directories = new ConcurrentHashMap<>();
    private final Endpoints endpoints = new Endpoints();

    public ScimRoutes(Entail entail, Bearer bearer) {
        this.entail = entail;
        this.bearer = bearer;
    }

    /** What a route does for a caller. */
    private interface Action {
        void carryOut(Context context, Provider provider) throws IOException;
    }

    /** The directory of a caller, and how the caller sees it. */
    private record Provider(Directory directory, Representation representation, Discovery discovery) {
        ScimStore store() {
            return directory.store();
        }
    }

    /** Adds the routes. */
    public void addTo(RoutesConfig routes) {
        for (ScimResourceType type : ScimResourceType.values()) {
            addTo(routes, type);
        }
        List<ScimResourceType> all = List.of(ScimResourceType.values());
        route(
                routes,
                HandlerType.GET,
                "/ServiceProviderConfig",
                (context, provider) -> answer(context, 200, provider.discovery().serviceProviderConfig()));
        route(
                routes,
                HandlerType.GET,
                "/ResourceTypes",
                (context, provider) -> answer(
                        context, 200, unfiltered(context, provider.discovery().resourceTypes())));
        route(
                routes,
                HandlerType.GET,
                "/ResourceTypes/{id}",
                (context, provider) ->
                        answer(context, 200, provider.discovery().resourceType(context.pathParam("id"))));
        route(
                routes,
                HandlerType.GET,
                "/Schemas",
                (context, provider) -> answer(
                        context, 200, unfiltered(context, provider.discovery().schemas())));
        route(
                routes,
                HandlerType.GET,
                "/Schemas/{id}",
                (context, provider) -> answer(context, 200, provider.discovery().schema(context.pathParam("id"))));
        route(
                routes,
                HandlerType.POST,
                "/Bulk",
                (context, provider) -> answer(
                        context,
                        200,
                        new Bulk(provider.directory(), provider.representation()).run(RequestBody.read(context))));
        route(
                routes,
                HandlerType.POST,
                "/.search",
                (context, provider) -> search(context, provider, SearchRequest.of(RequestBody.read(context)), all));
        route(
                routes,
                HandlerType.GET,
                "/",
                (context, provider) -> search(context, provider, SearchRequest.of(context.queryParamMap()), all));
        for (HandlerType method :
                List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE)) {
            route(routes, method, "/Me", (context, provider) -> {
                throw ScimError.of(501, "A token is nobody, so there is no /Me");
            });
            routes.addHttpHandler(method, BASE + "/<rest>", guarded(this::nothing), Permission.PROVISION);
        }
    }

    private void addTo(RoutesConfig routes, ScimResourceType type) {
        String all = type.endpoint();
        String one = all + "/{id}";
        route(
                routes,
                HandlerType.POST,
                all + "/.search",
                (context, provider) ->
                        search(context, provider, SearchRequest.of(RequestBody.read(context)), List.of(type)));
        route(
                routes,
                HandlerType.GET,
                all,
                (context, provider) ->
                        search(context, provider, SearchRequest.of(context.queryParamMap()), List.of(type)));
        route(routes, HandlerType.POST, all, (context, provider) -> create(context, provider, type));
        route(routes, HandlerType.GET, one, (context, provider) -> get(context, provider, type));
        route(routes, HandlerType.PUT, one, (context, provider) -> replace(context, provider, type));
        route(routes, HandlerType.PATCH, one, (context, provider) -> patch(context, provider, type));
        route(routes, HandlerType.DELETE, one, (context, provider) -> delete(context, provider, type));
    }

    private void route(RoutesConfig routes, HandlerType method, String path, Action action) {
        endpoints.add(method, BASE + path);
        routes.addHttpHandler(method, BASE + path, guarded(action), Permission.PROVISION);
    }

    private Handler guarded(Action action) {
        return context -> {
            try {
                Caller caller = bearer.require(context, Permission.PROVISION);
                carryOut(context, caller, action);
            } catch (Refused e) {
                context.header("WWW-Authenticate", e.challenge());
                fail(context, ScimError.of(e.status(), String.valueOf(e.getMessage())));
            } catch (ScimError e) {
                fail(context, e);
            } catch (BadInput e) {
                fail(context, ScimError.invalidValue(String.valueOf(e.getMessage())));
            } catch (StoreUnavailable e) {
                LOG.warn("A SCIM request could not be carried out", e);
                context.header("Retry-After", "5");
                fail(
                        context,
                        ScimError.of(503, "The graph cannot take the change now; nothing was changed, try again"));
            } catch (RuntimeException | IOException e) {
                LOG.error("A SCIM request failed", e);
                fail(context, ScimError.of(500, "The request could not be carried out"));
            }
        };
    }

    private void carryOut(Context context, Caller caller, Action action) throws IOException {
        Provider provider = provider(context, caller);
        if (context.method().equals(HandlerType.GET) || context.path().endsWith("/.search")) {
            action.carryOut(context, provider);
            return;
        }
        try {
            entail.audit().record(Origin.of(context, caller), "scim." + context.method(), context.path(), () -> {
                try {
                    action.carryOut(context, provider);
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Provider provider(Context context, Caller caller) {
        Directory directory =
                directories.computeIfAbsent(caller.tenant(), tenant -> new Directory(entail, tenant, lock));
        String base = context.scheme() + "://" + context.host() + BASE;
        return new Provider(directory, new Representation(directory.store(), base), new Discovery(base));
    }

    private void nothing(Context context, Provider provider) {
        List<HandlerType> allowed = endpoints.allowed(context.path());
        if (!allowed.isEmpty()) {
            String methods = allowed.stream().map(HandlerType::name).collect(Collectors.joining(", "));
            context.header("Allow", methods);
            throw ScimError.of(
                    405, Shown.of(context.path()) + " does not take " + context.method() + ", allowed is " + methods);
        }
        throw ScimError.notFound(context.method() + " " + Shown.of(context.path()));
    }

    private static ObjectNode unfiltered(Context context, ObjectNode answer) {
        if (context.queryParam("filter") != null) {
            throw ScimError.of(403, "This list cannot be filtered");
        }
        return answer;
    }

    private static void search(
            Context context, Provider provider, SearchRequest request, List<ScimResourceType> types) {
        answer(context, 200, new Search(provider.store(), provider.representation(), request, types).run());
    }

    private static void create(Context context, Provider provider, ScimResourceType type) throws IOException {
        JsonNode body = RequestBody.read(context);
        StoredResource created = provider.directory()
                .change(changes -> provider.directory().create(changes, type, Directory.newId(), body));
        context.header("Location", provider.representation().location(type, created.id()));
        show(context, 201, provider, created);
    }

    private static void get(Context context, Provider provider, ScimResourceType type) {
        StoredResource found = provider.directory().require(type, context.pathParam("id"));
        if (Preconditions.of(null, context.header("If-None-Match")).isKnown(found.version())) {
            context.header("ETag", found.version()).status(304);
            return;
        }
        show(context, 200, provider, found);
    }

    private static void replace(Context context, Provider provider, ScimResourceType type) throws IOException {
        JsonNode body = RequestBody.read(context);
        StoredResource replaced = provider.directory()
                .change(changes -> provider.directory()
                        .replace(changes, type, context.pathParam("id"), body, preconditions(context)));
        show(context, 200, provider, replaced);
    }

    /** A group is answered without a body, which would carry all its members, unless some attributes are asked for. */
    private static void patch(Context context, Provider provider, ScimResourceType type) throws IOException {
        List<PatchOperation> operations = PatchOperation.all(RequestBody.read(context));
        StoredResource patched = provider.directory()
                .change(changes -> provider.directory()
                        .patch(changes, type, context.pathParam("id"), operations, preconditions(context)));
        if (type == ScimResourceType.GROUP && projection(context).isAll()) {
            context.header("ETag", patched.version()).status(204);
            return;
        }
        show(context, 200, provider, patched);
    }

    private static void delete(Context context, Provider provider, ScimResourceType type) {
        provider.directory().change(changes -> {
            provider.directory().delete(changes, type, context.pathParam("id"), preconditions(context));
            return true;
        });
        context.status(204);
    }

    private static Preconditions preconditions(Context context) {
        return Preconditions.of(context.header("If-Match"), context.header("If-None-Match"));
    }

    private static Projection projection(Context context) {
        return SearchRequest.of(context.queryParamMap()).projection();
    }

    private static void show(Context context, int status, Provider provider, StoredResource resource) {
        context.header("ETag", resource.version());
        answer(context, status, provider.representation().of(resource, projection(context)));
    }

    private static void answer(Context context, int status, ObjectNode body) {
        context.status(status)
                .contentType(RequestBody.TYPE + "; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(body.toString());
    }

    private static void fail(Context context, ScimError error) {
        answer(context, error.status(), error.json());
    }
}
