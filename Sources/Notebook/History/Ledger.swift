import Diagnostics
import Output

/// What a session remembers of its past: its cells, and the states that `undo` and `redo` go to.
///
/// A state that is kept shares its memory with its neighbours, so a change costs what it replaced
/// and no more: 200 small steps after a `fit` cost 200 dictionaries.
struct Ledger: Sendable {
    /// What `cells` shows of a statement.
    struct Note: Sendable, Equatable {
        var index: Int
        var source: String
        var isOK: Bool
        /// The first line of its answer.
        var answer: String
    }

    /// The cells in order, the oldest of very many left out.
    private(set) var notes: [Note] = []
    /// What `undo` takes back, the latest change last.
    private(set) var past: [Change] = []
    /// What `redo` does again, the next change last.
    private(set) var future: [Change] = []
    /// The cell after which the oldest state that is kept was so; 0 for the start.
    private(set) var firstCell = 0
    /// What `undo` says where it goes no further, in place of its own words.
    var beginning: Diagnostic?
    /// Files whose statements are running, the innermost last.
    var openScripts: [String] = []
    private var hasSaidFull = false
    /// Remarks on how Python was read, each of which is made once.
    private var remarksMade: Set<String> = []

    private static let mostNotes = 10_000
    private static let mostChanges = 1_000
    /// What states of the past may hold that the present does not.
    private let mostBytes: Int

    init(mostBytes: Int = 256_000_000) { self.mostBytes = mostBytes }

    /// The cell whose statement made the present state.
    var presentCell: Int { past.last?.cell ?? firstCell }

    mutating func note(_ cell: Cell) {
        notes.append(
            Note(
                index: cell.index, source: cell.source, isOK: cell.status == .ok,
                answer: cell.headline))
        // Many at a time: each removal moves all that stay.
        if notes.count > Self.mostNotes + 1000 { notes.removeFirst(1000) }
    }

    /// Those of `remarks` that were not made before; from now on they were.
    mutating func unsaid(of remarks: [String]) -> [String] {
        remarks.filter { remarksMade.insert($0).inserted }
    }

    func note(of cell: Int) -> Note? { notes.last { $0.index == cell } }

    /// Keeps a change so that it can be taken back; what was taken back before is gone for good.
    ///
    /// - Returns: what to say when the oldest changes had to make room; nil otherwise.
    mutating func keep(_ change: Change) -> String? {
        future = []
        past.append(change)
        let isFull = past.count > Self.mostChanges || takesTooMuch
        if past.count > Self.mostChanges { firstCell = past.removeFirst().cell }
        if takesTooMuch {
            past = past.map { $0.withoutSnapshots() }
            while takesTooMuch, past.count > 1 { firstCell = past.removeFirst().cell }
        }
        guard isFull, !hasSaidFull, firstCell > 0 else { return nil }
        hasSaidFull = true
        return "The history is full (\(bytesText(Double(mostBytes))) or "
            + "\(grouped(Self.mostChanges)) changes): from here on `undo` forgets the oldest."
    }

    private var takesTooMuch: Bool { past.reduce(0) { $0 + $1.replacedBytes } > mostBytes }

    /// Moves the latest change to what can be done again.
    mutating func takeBack() -> Change? {
        guard let change = past.popLast() else { return nil }
        future.append(change)
        return change
    }

    /// Moves the change taken back last to what can be taken back.
    mutating func doAgain() -> Change? {
        guard let change = future.popLast() else { return nil }
        past.append(change)
        return change
    }

    /// Begins anew from a state that came from elsewhere, after cell `cellCount`.
    mutating func forget(after cellCount: Int) {
        past = []
        future = []
        beginning = nil
        firstCell = cellCount
        notes.removeAll { $0.index > cellCount }
    }
}

/// One statement that changed something, with the states around it.
///
/// A class, so that a thousand of them are handed on as a thousand references.
final class Change: Sendable {
    let cell: Int
    let source: String
    let before: SessionState
    let after: SessionState
    /// Memory that the state before held and the one after does not.
    let replacedBytes: Int

    init(cell: Int, source: String, before: SessionState, after: SessionState) {
        self.cell = cell
        self.source = source
        self.before = before
        self.after = after
        replacedBytes = MemoryFootprint(before).bytes(notIn: MemoryFootprint(after))
    }

    /// Whether all that it did was to give something a name that meant nothing before.
    var isNewName: Bool {
        let names = after.variables.count + after.objects.count
        return after.revision == before.revision + 1
            && names == before.variables.count + before.objects.count + 1
    }

    /// The same change without the epochs that `rewind` could have gone to.
    func withoutSnapshots() -> Change {
        var before = before
        var after = after
        if before.model?.compiled?.snapshots != nil { before.model?.compiled?.snapshots = nil }
        if after.model?.compiled?.snapshots != nil { after.model?.compiled?.snapshots = nil }
        return Change(cell: cell, source: source, before: before, after: after)
    }
}

extension Cell {
    /// The first line of the answer.
    var headline: String {
        let lines = blocks.compactMap(\.headline)
        let isTraining = blocks.contains { if case .epoch = $0 { true } else { false } }
        return (isTraining ? lines.last : lines.first) ?? ""
    }
}

extension Block {
    fileprivate var headline: String? {
        switch self {
        case .text(let text), .code(let text), .program(let text), .prose(let text):
            let line = text.split(whereSeparator: \.isNewline).first.map(String.init)
            return line?.trimmingWhitespace().withoutMarks
        case .table(let table):
            return table.title ?? "a table of \(counted(table.rows.count, "row"))"
        case .pictures(let pictures): return counted(pictures.count, "picture")
        case .plot(let plot): return plot.title
        case .bars(let bars): return bars.title
        case .prediction(let prediction): return prediction.outputs.title
        case .matrix(let matrix):
            return matrix.title ?? "a matrix of \(counted(matrix.values.count, "row"))"
        case .epoch(let epoch):
            return "epoch \(epoch.epoch)/\(epoch.epochs)  " + epoch.metrics.inWords
        case .evaluation(let measured): return "\(measured.on)  \(measured.metrics.inWords)"
        case .diagnostic(let diagnostic): return diagnostic.message
        case .data, .check, .lesson: return nil
        }
    }
}

extension [MetricValue] {
    /// `loss 0.3982  accuracy 0.8601`.
    var inWords: String { map { "\($0.name) \(fixed($0.value, 4))" }.joined(separator: "  ") }
}

extension String {
    /// `## Dense` → `Dense`.
    fileprivate var withoutMarks: String { String(drop { $0 == "#" || $0 == " " }) }

    /// A statement within a sentence: its first line, cut where it is long.
    var asQuoted: String {
        let lines = split(whereSeparator: \.isNewline)
        let line = lines.first.map { $0.drop(while: \.isWhitespace) } ?? ""
        let isCut = line.count > 60 || lines.count > 1
        return "`" + line.prefix(60) + (isCut ? " …" : "") + "`"
    }
}
