import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax
import Workbench

/// Everything that changes in place, by reference.
package struct PythonHeap: Sendable {
    private(set) var cells: [Int: PythonCell] = [:]
    /// Grows with every change of something that was there.
    private(set) var version = 0
    private var next = 0
    /// Arrays that look into others.
    private(set) var views: Set<Int> = []

    /// Takes a new thing in.
    package mutating func add(_ cell: PythonCell) -> Reference {
        next += 1
        cells[next] = cell
        note(cell, next)
        return Reference(id: next)
    }

    package subscript(_ reference: Reference) -> PythonCell? {
        get { cells[reference.id] }
        set {
            version += 1
            cells[reference.id] = newValue
            note(newValue, reference.id)
        }
    }

    /// Puts in what is no change of the thing that lies there.
    mutating func keep(_ cell: PythonCell, at reference: Reference) { cells[reference.id] = cell }

    private mutating func note(_ cell: PythonCell?, _ id: Int) {
        if case .array(let array)? = cell, array.base != nil { views.insert(id) }
    }

    /// Changes what lies there without a copy of it.
    mutating func change<Result>(
        _ reference: Reference, _ body: (inout PythonCell) throws(Diagnostic) -> Result
    ) throws(Diagnostic) -> Result {
        guard let place = cells.index(forKey: reference.id) else {
            throw Diagnostic("this is not there any more")
        }
        version += 1
        return try body(&cells.values[place])
    }

    mutating func remove(_ reference: Reference) { cells[reference.id] = nil }

    /// Takes in what came to be in a later state of this heap; what is in both stays as it is here.
    mutating func takeNew(of later: PythonHeap) {
        cells.merge(later.cells) { own, _ in own }
        views.formUnion(later.views)
        next = max(next, later.next)
    }

    var count: Int { cells.count }

    /// Forgets whatever no value of these leads to.
    package mutating func sweep(keeping roots: some Sequence<PythonValue>) {
        var reached: Set<Int> = []
        var waiting: [Int] = []
        func visit(_ value: PythonValue) {
            switch value {
            case .reference(let reference):
                if !reached.contains(reference.id) { waiting.append(reference.id) }
            case .tuple(let items): for item in items { visit(item) }
            case .method(let base, _): visit(base)
            case .made(let object): for argument in object.arguments { visit(argument.value) }
            default: break
            }
        }
        for root in roots { visit(root) }
        while let id = waiting.popLast() {
            guard reached.insert(id).inserted, let cell = cells[id] else { continue }
            for part in cell.parts { visit(part) }
        }
        guard reached.count < cells.count else { return }
        cells = cells.filter { reached.contains($0.key) }
        views.formIntersection(reached)
    }
}

/// One thing in the heap.
package enum PythonCell: Sendable {
    case list([PythonValue])
    case dictionary(PythonDictionary)
    case dictionaryView(Reference, DictionaryPart)
    /// The keys are its items.
    case set(PythonDictionary)
    case array(PythonArray)
    case function(DefinedFunction)
    /// The local names of a function that runs or that another one was made in.
    case scope(PythonScope)
    /// What is left of a generator, `zip`, `map` or `enumerate`, worked out when it was made.
    case iterator([PythonValue], next: Int)
    case variable(PythonVariable)
    case tape(PythonTape)
    case layer(PythonLayer)
    case model(PythonModel)
    case history(PythonHistory)
    case optimizer(PythonOptimizer)
    case scaler(PythonScaler)
    case classifier(PythonClassifier)
    case frame(PythonFrame)
    case random(PythonRandom)

    /// The values that it leads to.
    var parts: [PythonValue] {
        switch self {
        case .list(let items): items
        case .dictionaryView(let reference, _): [.reference(reference)]
        case .iterator(let items, let next): Array(items[min(next, items.count)...])
        case .dictionary(let entries), .set(let entries): entries.keys + entries.values
        case .function(let function):
            function.standards.compactMap { $0 } + (function.scope.map { [.reference($0)] } ?? [])
        case .scope(let scope):
            scope.values.values + (scope.parent.map { [.reference($0)] } ?? [])
        case .array(let array): array.base.map { [.reference($0.array)] } ?? []
        case .model(let model):
            (model.layers + [model.history, model.inner].compactMap(\.self)).map { .reference($0) }
        case .history(let history):
            ([history.figures, history.parameters] + (history.model.map { [$0] } ?? []))
                .map { .reference($0) }
        case .layer(let layer): layer.model.map { [.reference($0)] } ?? []
        case .optimizer(let optimizer): optimizer.variables.map { .reference($0) }
        case .tape(let tape): tape.watched.keys.map { .reference($0) }
        case .frame(let frame): frame.parts
        default: []
        }
    }
}
