import Diagnostics

/// What has been seen of the program, a function or a class that is being read.
struct PythonScope {
    enum Kind { case module, function, asyncFunction, type }

    typealias Mention = (name: String, span: SourceSpan)

    var kind: Kind
    /// How many loops stand around the line at hand.
    var loops = 0
    /// Names that were read or written, for `global` and `nonlocal`.
    var used: Set<String> = []
    /// Names that get a value here.
    var bound: Set<String> = []
    var globals: Set<String> = []
    var parameters: Set<String> = []
    /// What `nonlocal` names here, and what those of inner functions still look for.
    var nonlocals: [Mention] = []
    var sought: [Mention] = []
    /// The token of the last `yield`.
    var lastYield = -1
    /// Where a value was last returned.
    var returned: SourceSpan?
    /// The names given by `:=`, with their tokens.
    var named: [(token: Int, name: String)] = []

    var isFunction: Bool { kind == .function || kind == .asyncFunction }

    init(kind: Kind) { self.kind = kind }

    mutating func bind(_ name: String) {
        used.insert(name)
        bound.insert(name)
    }
}

extension Parser {
    var scope: PythonScope {
        get { scopes[scopes.count - 1] }
        _modify { yield &scopes[scopes.count - 1] }
    }

    /// Leaves a function or a class; names that `nonlocal` asked for have to be found around it.
    mutating func leaveScope() throws(Diagnostic) {
        let inner = scopes.removeLast()
        if inner.kind == .asyncFunction, inner.lastYield >= 0, let place = inner.returned {
            throw mistake(
                "an async def with yield returns no value", "Write return alone.", at: place)
        }
        var sought = inner.nonlocals
        for mention in inner.sought {
            let isFound =
                inner.isFunction && inner.bound.contains(mention.name)
                && !inner.globals.contains(mention.name)
            if !isFound { sought.append(mention) }
        }
        guard scopes.count == 1, let lost = sought.first else {
            scope.sought += sought
            return
        }
        throw mistake(
            "no function around this one has a \(lost.name)",
            "Give \(lost.name) a value there first, or write global.", at: lost.span)
    }
}
