import Diagnostics
import Engine
import Language
import NumPyArrays
import Values
import Workbench

/// Which data a session has, and what was done to them.
struct DataMark: Equatable, Sendable {
    var name: String
    var steps: [DataStep]

    init?(_ data: LoadedData?) {
        guard let data else { return nil }
        (name, steps) = (data.name, data.steps)
    }
}

/// The names that Python's lines made, and all they lead to: a part of the session's state.
package struct PythonNames: ForeignNames {
    package var heap = PythonHeap()
    package private(set) var table: [String: PythonValue] = [:]
    /// Grows with every change of a name or of what one leads to.
    package var version: Int { tableVersion + heap.version }
    private var tableVersion = 0
    /// NumPy's generator, once it was seeded or drawn from.
    var random: PythonRandom? { didSet { tableVersion += 1 } }
    /// The figure that `plt.show()` draws.
    var plot: PythonPlot? { didSet { tableVersion += 1 } }
    /// Remarks that one hearing is enough for.
    var said: Set<String> = []
    /// What `np.set_printoptions` said.
    var printOptions = PrintOptions() { didSet { tableVersion += 1 } }
    /// The models that Python's names mean, beside the session's present one.
    package var presentModel: Reference? { didSet { tableVersion += 1 } }

    package init() {}

    package var values: [PythonValue] {
        table.values + outputs.values.map(\.value)
            + (presentModel.map { [.reference($0)] } ?? [])
    }

    /// The values of cells that are lines of Python, with what each takes in memory.
    private(set) var outputs: [Int: (value: PythonValue, bytes: Int)] = [:]

    /// Keeps the value of a cell.
    ///
    /// - Returns: the cells whose values had to be let go for it, each with its bytes.
    mutating func keepOutput(
        _ value: PythonValue, of cell: Int, bytes: Int
    ) -> [(cell: Int, bytes: Int)] {
        var gone: [(cell: Int, bytes: Int)] = []
        meet { names in
            names.outputs[cell] = (value, bytes)
            var sum = names.outputs.values.reduce(0) { $0 + $1.bytes }
            for old in names.outputs.keys.sorted()
            where sum > CellOutputs.mostBytes || names.outputs.count > Self.mostOutputs {
                guard let own = names.outputs.removeValue(forKey: old) else { continue }
                sum -= own.bytes
                gone.append((old, own.bytes))
            }
        }
        return gone
    }

    private static let mostOutputs = 1_000

    package subscript(_ name: String) -> PythonValue? {
        get { table[name] }
        set {
            tableVersion += 1
            table[name] = newValue
            borrowed.remove(name)
        }
    }

    /// The names that mean something else than a number.
    var withoutNumbers: PythonNames {
        var others = self
        others.table = table.filter { _, value in
            switch value {
            case .integer, .float, .boolean: false
            default: true
            }
        }
        return others
    }

    package func isOwn(_ name: String) -> Bool { table[name] != nil && !borrowed.contains(name) }

    /// Whether a name means what a training measured.
    func isHistory(_ name: String) -> Bool {
        guard case .reference(let reference)? = table[name], case .history? = heap[reference] else {
            return false
        }
        return true
    }

    package var ownCount: Int { table.count - borrowed.count }

    package func contains(_ name: String) -> Bool { table[name] != nil }

    package var all: [String] { table.keys.sorted() }

    /// Names of the session's data that lines read, and the data that they mean.
    private(set) var borrowed: Set<String> = []
    private var borrowedFrom: DataMark?

    /// Takes a name of the session's data over, as it is now.
    mutating func borrow(_ name: String, _ value: PythonValue) {
        meet { $0.table[name] = value }
        borrowed.insert(name)
    }

    /// How often something of the session's got a place here, which changes nothing.
    private(set) var met = 0

    /// Takes something of the session's in that was there before.
    mutating func meet(_ take: (inout PythonNames) -> Void) {
        let version = tableVersion
        take(&self)
        tableVersion = version
        met += 1
    }

    /// Gives the names of the data back where a statement of the notebook has changed them since.
    mutating func returnBorrowed(_ mark: DataMark?) {
        guard !borrowed.isEmpty, mark != borrowedFrom else { return }
        for name in borrowed { self[name] = nil }
        borrowed = []
    }

    mutating func mark(_ mark: DataMark?) { borrowedFrom = mark }

    package mutating func forget(_ name: String) { if table[name] != nil { self[name] = nil } }

    package mutating func keepNames(of later: any ForeignNames) {
        guard let later = later as? PythonNames else { return }
        let fresh = later.table.filter { table[$0.key] == nil }
        guard !fresh.isEmpty else { return }
        heap.takeNew(of: later.heap)
        table.merge(fresh) { own, _ in own }
        heap.sweep(keeping: values)
        tableVersion += 1
    }

    package func argument(named name: String) -> Expression? {
        guard let value = table[name] else { return nil }
        let place = SourceSpan(line: 1, column: 1, length: 1)
        func call(_ type: String, _ arguments: [Argument]) -> Expression {
            Expression(.call(Expression(.word(type), at: place), arguments), at: place)
        }
        switch value {
        case .reference(let reference):
            switch heap[reference] {
            case .layer(let layer)? where layer.type != "Input":
                return call(layer.type, layer.arguments)
            case .optimizer(let optimizer)?: return call(optimizer.type, optimizer.arguments)
            default: return nil
            }
        case .made(let object) where object.path.hasPrefix("keras.callbacks."):
            return call(object.type, object.statementArguments)
        default: return nil
        }
    }
}
