import Diagnostics
import Output
import Wording
import Workbench

/// What a session remembers of its past: its cells, and the states that `undo` and `redo` go to.
///
/// A state that is kept shares its memory with its neighbours, so a change costs what it replaced
/// and no more: 200 small steps after a `fit` cost 200 dictionaries. Together with the weights that
/// `rewind` goes back to (`EpochSnapshots.mostBytes`) the past holds at most
///
///     64 MB   what states before the present one alone hold, the latest change apart
///     16 MB   the texts of cells, of which there are 10,000 at the most, and as much those of changes
///     16 MB   the answers of cells, the oldest of which are let go first
///    128 MB   the epochs of the latest fit
///
/// and a few kB for each of a thousand changes. What the session itself keeps comes on top: its data,
/// its model, its names, and of every fit its figures, some 500 bytes and 200 an epoch.
package struct SessionHistory: Sendable {
    /// The cells in order, the oldest of very many left out.
    package private(set) var notes: [CellNote] = []
    /// What `undo` takes back, the latest change last.
    package private(set) var past: [Change] = []
    /// What `redo` does again, the next change last.
    private(set) var future: [Change] = []
    /// The cell after which the oldest state that is kept was so; 0 for the start.
    private(set) var firstCell = 0
    /// What `undo` says where it goes no further, in place of its own words.
    package var beginning: Diagnostic?
    /// Files whose statements are running, the innermost last.
    package var openScripts: [String] = []
    private var hasSaidFull = false
    /// Remarks on how Python was read, each of which is made once.
    private var remarksMade: Set<String> = []

    /// Bytes of all `notes`.
    private var noteBytes = 0
    /// Bytes of the answers of all `notes`.
    private var answerBytes = 0

    private static let mostNotes = 10_000
    /// Bytes of the texts of cells, and of those of changes.
    private static let mostTextBytes = 16_000_000
    /// Bytes of the answers that `cells 3` shows again.
    package static let mostAnswerBytes = 16_000_000
    private static let mostChanges = 1_000
    /// What states of the past may hold that the present does not.
    package static let mostBytes = 64_000_000
    /// What states of the past may hold that the present does not.
    private let mostBytes: Int

    package init(mostBytes: Int = Self.mostBytes) { self.mostBytes = mostBytes }

    /// The cell whose statement made the present state.
    var presentCell: Int { past.last?.cell ?? firstCell }

    package mutating func note(_ cell: Cell) {
        notes.append(
            CellNote(
                index: cell.index, source: cell.source, isOK: cell.status == .ok,
                answer: cell.headline, blocks: cell.blocks))
        noteBytes += notes[notes.count - 1].bytes
        answerBytes += notes[notes.count - 1].answerBytes
        letAnswersGo()
        // Many at a time: each removal moves all that stay.
        if notes.count > Self.mostNotes + 1000 { removeNotes(1000) }
        if noteBytes > Self.mostTextBytes { removeNotes(max(1, notes.count / 4)) }
    }

    /// Forgets the oldest answers, but for their first lines, where all take too much.
    private mutating func letAnswersGo() {
        // Down to three quarters, so that not every cell looks for the next to go.
        guard answerBytes > Self.mostAnswerBytes else { return }
        for place in notes.indices where answerBytes > Self.mostAnswerBytes / 4 * 3 {
            answerBytes -= notes[place].answerBytes
            notes[place].blocks = nil
        }
    }

    /// Forgets the oldest notes.
    private mutating func removeNotes(_ count: Int) {
        answerBytes -= notes.prefix(count).reduce(0) { $0 + $1.answerBytes }
        noteBytes -= notes.prefix(count).reduce(0) { $0 + $1.bytes }
        notes.removeFirst(count)
    }

    /// Those of `remarks` that were not made before; from now on they were.
    package mutating func unsaid(of remarks: [String]) -> [String] {
        remarks.filter { remarksMade.insert($0).inserted }
    }

    package func note(of cell: Int) -> CellNote? { notes.last { $0.index == cell } }

    /// Keeps a change so that it can be taken back; what was taken back before is gone for good.
    ///
    /// - Returns: what to say when the oldest changes had to make room; nil otherwise.
    package mutating func keep(_ change: Change) -> String? {
        future = []
        past.append(change)
        let isFull = past.count > Self.mostChanges || takesTooMuch
        if past.count > Self.mostChanges { firstCell = past.removeFirst().cell }
        if takesTooMuch {
            // Each is worked out once: a full past is looked through at every change.
            past = past.map { $0.holdsSnapshots ? $0.withoutSnapshots() : $0 }
            while takesTooMuch, past.count > 1 { firstCell = past.removeFirst().cell }
        }
        guard isFull, !hasSaidFull, firstCell > 0 else { return nil }
        hasSaidFull = true
        return "The history is full (\(bytesText(Double(mostBytes))) or "
            + "\(grouped(Self.mostChanges)) changes): from here on `undo` forgets the oldest."
    }

    private var takesTooMuch: Bool {
        past.reduce(0) { $0 + $1.replacedBytes } > mostBytes
            || past.reduce(0) { $0 + $1.source.utf8.count } > Self.mostTextBytes
    }

    /// Moves the latest change to what can be done again.
    package mutating func takeBack() -> Change? {
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
    package mutating func forget(after cellCount: Int) {
        past = []
        future = []
        beginning = nil
        firstCell = cellCount
        notes.removeAll { $0.index > cellCount }
        noteBytes = notes.reduce(0) { $0 + $1.bytes }
        answerBytes = notes.reduce(0) { $0 + $1.answerBytes }
    }
}

/// One statement that changed something, with the states around it.
///
/// A class, so that a thousand of them are handed on as a thousand references.
package final class Change: Sendable {
    package let cell: Int
    package let source: String
    package let before: SessionState
    package let after: SessionState
    /// Memory that the state before held and the one after does not.
    let replacedBytes: Int

    package init(cell: Int, source: String, before: SessionState, after: SessionState) {
        self.cell = cell
        self.source = source
        self.before = before
        self.after = after
        replacedBytes = MemoryFootprint(before).bytes(notIn: MemoryFootprint(after))
    }

    /// Whether all that it did was to give something a name that meant nothing before.
    package var isNewName: Bool {
        func count(_ state: SessionState) -> Int {
            state.variables.count + (state.foreign?.ownCount ?? 0)
        }
        return after.revision == before.revision + 1 && count(after) == count(before) + 1
    }

    /// Whether one of its states could go back to epochs of a `fit`.
    fileprivate var holdsSnapshots: Bool {
        before.model?.compiled?.snapshots != nil || after.model?.compiled?.snapshots != nil
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
