// A statement that asks for a property or label before anything has it is planned anew once something does.
UNWIND ['addedBy', 'beatAt', 'closedBy', 'conditions', 'confidence', 'firstSeen', 'finishedAt', 'hash', 'id', 'key',
        'label', 'lastLoad', 'lastLoadAt', 'lastSeen', 'name', 'number', 'of', 'properties', 'remains', 'rules', 'since',
        'source', 'startedAt', 'state', 'statedBy', 'technique', 'touched', 'validTo', 'version', 'weight'] AS name
CALL db.createProperty(name) RETURN count(name);
CALL db.createLabel('Source');
