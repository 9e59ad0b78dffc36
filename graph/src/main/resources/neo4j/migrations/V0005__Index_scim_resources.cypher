CREATE CONSTRAINT scim_key IF NOT EXISTS FOR (r:ScimResource) REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT scim_user_name IF NOT EXISTS FOR (r:ScimResource) REQUIRE r.userNameKey IS UNIQUE;
CREATE INDEX scim_external_id IF NOT EXISTS FOR (r:ScimResource) ON (r.externalKey);
CREATE INDEX scim_display_name IF NOT EXISTS FOR (r:ScimResource) ON (r.displayKey);
CREATE INDEX scim_manager IF NOT EXISTS FOR (r:ScimResource) ON (r.managerKey);
CREATE INDEX scim_collection IF NOT EXISTS FOR (r:ScimResource) ON (r.collection, r.number);
CREATE CONSTRAINT scim_pending IF NOT EXISTS FOR (p:ScimPending) REQUIRE p.key IS UNIQUE;
