import Engine
import Values

/// The values that cells gave, for `_` and `Out[3]`: those of expressions alone on a line.
///
/// They are no part of what `undo` takes back: a value that was shown is still the value of its cell,
/// as in IPython, but where the cell itself was taken back.
package struct CellOutputs: Sendable {
    package enum Content: Sendable {
        case value(Value)
        /// A value of another language's, which lies among its names.
        case foreign
        /// More than is kept, or let go for others.
        case letGo(bytes: Int)
    }

    package struct Output: Sendable {
        package let cell: Int
        package var content: Content
        /// `undo` took the statement back.
        package var isTakenBack = false

        /// What the value takes in memory.
        var bytes: Int {
            switch content {
            case .value(.tensor(let tensor)): tensor.count * MemoryLayout<Float>.stride
            case .value(.text(let text)): text.utf8.count
            case .value, .foreign, .letGo: 0
            }
        }
    }

    /// What all values may take together; of more the oldest are let go.
    package static let mostBytes = 16_000_000

    /// In the order of the cells.
    package private(set) var all: SharedList<Output> = []
    private var bytes = 0

    package init() {}

    /// Keeps the value of a cell.
    package mutating func keep(_ content: Content, of cell: Int) {
        var output = Output(cell: cell, content: content)
        if output.bytes > Self.mostBytes { output.content = .letGo(bytes: output.bytes) }
        bytes += output.bytes
        all.append(output)
        var place = 0
        while bytes > Self.mostBytes, place < all.count - 1 {
            let own = all[place].bytes
            if own > 0 {
                all[place].content = .letGo(bytes: own)
                bytes -= own
            }
            place += 1
        }
    }

    /// Notes that the value of a cell is not kept any more.
    package mutating func letGo(_ cell: Int, bytes: Int) {
        guard let place = all.lastIndex(where: { $0.cell == cell }) else { return }
        all[place].content = .letGo(bytes: bytes)
    }

    package func output(of cell: Int) -> Output? { all.last { $0.cell == cell } }

    /// The latest values that still count, the last first.
    package var latest: some Sequence<Output> {
        all.reversed().lazy.filter { !$0.isTakenBack }
    }

    /// The cells that `undo` took back, and those that `redo` did again.
    package mutating func mark(undone: Set<Int>, redone: Set<Int>) {
        for place in all.indices {
            if undone.contains(all[place].cell) { all[place].isTakenBack = true }
            if redone.contains(all[place].cell) { all[place].isTakenBack = false }
        }
    }
}

/// A name for the value of a cell: `_`, `__`, `___`, `_3`, `Out[3]`.
package enum OutputName: Equatable, Sendable {
    /// The last value, the one before it, …: 0, 1, 2.
    case latest(Int)
    case cell(Int)

    package init?(_ name: String) {
        switch name {
        case "_": self = .latest(0)
        case "__": self = .latest(1)
        case "___": self = .latest(2)
        default:
            let isIndexed = name.hasPrefix("Out[") && name.hasSuffix("]")
            guard isIndexed || name.hasPrefix("_") else { return nil }
            let digits = isIndexed ? name.dropFirst(4).dropLast() : name.dropFirst()
            guard let first = digits.first, first.isASCII, first.isNumber || first == "-",
                let cell = Int(digits)
            else { return nil }
            self = .cell(cell)
        }
    }
}
