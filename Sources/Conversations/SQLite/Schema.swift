#if Server
internal import GRDB

/// The tables, and the way from each earlier form of them to the present one.
///
/// A migration that has been published is never changed: files were made by it. SQLite itself checks what it can: types
/// (`STRICT`), values, references. Names are the words of the house; times are seconds since 1970, days `YYYY-MM-DD`.
///
/// **Texts and erasure.** `secure_delete` overwrites a row that is deleted and a page that is freed. It does not overwrite
/// the copies that SQLite leaves behind when it moves rows between pages to keep its trees in balance: those lie in the free
/// middle of a page, belong to nothing, and a deleted text can be read there for months. But only what is on the tree's own
/// pages is moved. What is too long for them goes to overflow pages, which stay where they are and are overwritten when they
/// are freed. So in every row with a text, 4 KB of zeros stand before it: they fill the row's place in the tree, and the text
/// comes to lie on an overflow page, whatever its length. That costs 4 KB for each text that is kept, and few are.
enum Schema {
    /// "Mntr" in ASCII: what tells a store from another program's file.
    static let applicationID = 0x4D6E_7472

    /// Of a new file, in bytes.
    static let pageSize = 4_096
    /// Zeros before a text, in bytes: at least as many as a page keeps of a row that is too long for it.
    static let padding = 4_096

    /// Everything that a store of this version has.
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("turns") { try $0.execute(sql: turns) }
        migrator.registerMigration("unanswered") { try $0.execute(sql: unanswered) }
        migrator.registerMigration("feedback") { try $0.execute(sql: feedback) }
        migrator.registerMigration("delivery") { try $0.execute(sql: delivery) }
        migrator.registerMigration("handoff") { try $0.execute(sql: handOff) }
        return migrator
    }()

    /// A session is found by a digest of its name. A turn has text only where whole conversations are kept.
    private static let turns = """
        CREATE TABLE session (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
            state TEXT NOT NULL,
            created INTEGER NOT NULL,
            used INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX session_used ON session (used);
        CREATE TABLE turn (
            id INTEGER PRIMARY KEY,
            name BLOB NOT NULL UNIQUE CHECK (length(name) = 16),
            session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
            time INTEGER NOT NULL,
            language TEXT NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'clarified', 'declined', 'chatted', 'handed_off')),
            intent TEXT NOT NULL,
            confidence REAL NOT NULL,
            runner_up TEXT,
            margin REAL NOT NULL,
            none REAL NOT NULL,
            coverage REAL NOT NULL,
            parts TEXT NOT NULL,
            knowledge TEXT NOT NULL,
            microseconds INTEGER NOT NULL,
            figures INTEGER NOT NULL,
            oldest_figure INTEGER,
            padding BLOB,
            explanation TEXT NOT NULL,
            question TEXT,
            answer TEXT,
            CHECK (length(padding) >= 4096 OR (padding IS NULL AND question IS NULL AND answer IS NULL))
        ) STRICT;
        CREATE INDEX turn_session ON turn (session);
        CREATE INDEX turn_time ON turn (time);
        """

    /// Keyed by a digest that only the holder of the session's name can make again, and ordered by it: not even the order
    /// in which rows were written ties a question to a conversation.
    private static let unanswered = """
        CREATE TABLE unanswered (
            tag BLOB PRIMARY KEY CHECK (length(tag) = 32),
            day TEXT NOT NULL,
            language TEXT NOT NULL,
            reason TEXT NOT NULL,
            padding BLOB NOT NULL CHECK (length(padding) >= 4096),
            question TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// The last vote on a turn is the one that stands; earlier ones are kept for their keys, a few of them.
    private static let feedback = """
        CREATE TABLE feedback (
            id INTEGER PRIMARY KEY,
            turn INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
            vote TEXT NOT NULL CHECK (vote IN ('up', 'down')),
            key BLOB CHECK (length(key) = 32),
            time INTEGER NOT NULL,
            padding BLOB,
            comment TEXT,
            UNIQUE (turn, key),
            CHECK (length(padding) >= 4096 OR (padding IS NULL AND comment IS NULL))
        ) STRICT;
        """

    /// What came from the platforms and what goes to them. A message's text is here until it is answered, an answer until it
    /// is sent; an answer that a platform may ask for again, until it no longer does. Numbers are never used twice, so that a
    /// claim names a message that is gone without naming another.
    ///
    /// `due` is in milliseconds since 1970. A message is `dead` when it is no longer tried.
    private static let delivery = """
        CREATE TABLE secret (
            name TEXT PRIMARY KEY,
            bytes BLOB NOT NULL CHECK (length(bytes) = 32)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE claim (
            digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
            inbox INTEGER NOT NULL,
            expires INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX claim_expires ON claim (expires);
        CREATE TABLE inbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            channel TEXT NOT NULL,
            conversation BLOB NOT NULL CHECK (length(conversation) = 32),
            arrived INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            padding BLOB NOT NULL CHECK (length(padding) >= 4096),
            content TEXT NOT NULL
        ) STRICT;
        CREATE INDEX inbox_conversation ON inbox (conversation, id);
        CREATE TABLE response (
            inbox INTEGER PRIMARY KEY,
            conversation BLOB NOT NULL CHECK (length(conversation) = 32),
            expires INTEGER NOT NULL,
            padding BLOB NOT NULL CHECK (length(padding) >= 4096),
            content TEXT NOT NULL
        ) STRICT;
        CREATE INDEX response_conversation ON response (conversation);
        CREATE INDEX response_expires ON response (expires);
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name BLOB NOT NULL UNIQUE CHECK (length(name) = 16),
            channel TEXT NOT NULL,
            conversation BLOB NOT NULL CHECK (length(conversation) = 32),
            queued INTEGER NOT NULL,
            due INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            plain INTEGER NOT NULL DEFAULT 0 CHECK (plain IN (0, 1)),
            dead INTEGER NOT NULL DEFAULT 0 CHECK (dead IN (0, 1)),
            why TEXT,
            padding BLOB NOT NULL CHECK (length(padding) >= 4096),
            content TEXT NOT NULL
        ) STRICT;
        CREATE INDEX outbox_conversation ON outbox (conversation, id);
        CREATE INDEX outbox_head ON outbox (channel, conversation, id) WHERE dead = 0;
        CREATE TABLE cursor (
            channel TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// A conversation in which a person has taken over: where it is to be written to when that ends. It is `ended` when the
    /// school gave it back, until the person has been told.
    private static let handOff = """
        CREATE TABLE handoff (
            session INTEGER PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
            channel TEXT NOT NULL,
            since INTEGER NOT NULL,
            last INTEGER NOT NULL,
            ended INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
            padding BLOB NOT NULL CHECK (length(padding) >= 4096),
            content TEXT NOT NULL
        ) STRICT;
        """
}
#endif
