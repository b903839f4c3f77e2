import Diagnostics
import Engine
import Language
import NumPyArrays
import PythonSyntax
import Statements
import Workbench

/// `train_test_split`.
extension PythonEvaluator {
    mutating func split(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "train_test_split")
        let arrays = taker.rest()
        let testSize = taker.option("test_size").flatMap { isNone($0) ? nil : $0 }
        let trainSize = taker.option("train_size").flatMap { isNone($0) ? nil : $0 }
        let state = taker.option("random_state").flatMap { isNone($0) ? nil : $0 }
        let shuffles = try flag(taker.option("shuffle"), otherwise: true)
        let stratify = taker.option("stratify").flatMap { isNone($0) ? nil : $0 }
        try taker.finish()
        guard let first = arrays.first else {
            throw Diagnostic("train_test_split needs arrays", at: call.span)
        }
        let count = try rowCount(of: arrays, first, call)
        let seed = try state.map { value throws(Diagnostic) in try drawingSeed(value, call) }
        if stratify == nil, shuffles, trainSize == nil,
            let parts = try splitSession(arrays, testSize, seed, call)
        {
            return newList(parts)
        }
        let sizes = try partSizes(count, test: testSize, train: trainSize, call)
        let drawn = seed ?? UInt32(truncatingIfNeeded: session.random.next())
        let (train, test): ([Int], [Int])
        if let stratify {
            guard shuffles else {
                throw Diagnostic("stratify needs shuffle=True", at: call.span(ofNamed: "stratify"))
            }
            (train, test) = try stratified(stratify, sizes, drawn, call)
        } else if shuffles {
            (train, test) = Self.shuffled(count, sizes, seed: drawn)
        } else {
            train = Array(0..<sizes.train)
            test = Array(sizes.train..<sizes.train + sizes.test)
        }
        var parts: [PythonValue] = []
        for array in arrays {
            parts.append(try rows(train, of: array))
            parts.append(try rows(test, of: array))
        }
        return newList(parts)
    }

    private mutating func rowCount(
        of arrays: [PythonValue], _ first: PythonValue, _ call: CallArguments
    ) throws(Diagnostic) -> Int {
        let count = try length(of: first)
        for (place, other) in arrays.enumerated() where try length(of: other) != count {
            throw Diagnostic(
                "the arrays have \(count) and \(try length(of: other)) rows",
                at: call.span(ofValue: place))
        }
        return count
    }

    private func drawingSeed(_ value: PythonValue, _ call: CallArguments) throws(Diagnostic)
        -> UInt32
    {
        guard let whole = wholeNumber(value), let seed = UInt32(exactly: whole) else {
            throw Diagnostic(
                "random_state is a whole number", at: call.span(ofNamed: "random_state"))
        }
        return seed
    }

    private static func shuffled(
        _ count: Int, _ sizes: (train: Int, test: Int), seed: UInt32
    ) -> (train: [Int], test: [Int]) {
        var twister = MersenneTwister(seed: seed)
        let order = twister.permutation(count).map { Int($0) }
        return (
            Array(order[sizes.test..<sizes.test + sizes.train]), Array(order.prefix(sizes.test))
        )
    }

    /// The session's own data, split as its statement does it, so that val is there for all others.
    mutating func splitSession(
        _ arrays: [PythonValue], _ testSize: PythonValue?, _ seed: UInt32?, _ call: CallArguments
    ) throws(Diagnostic) -> [PythonValue]? {
        guard arrays.count == 2, let data = session.data, data.val == nil,
            case .array(let x)? = cell(arrays[0]), case .data(let inputs, _) = x.content,
            case .array(let y)? = cell(arrays[1]), case .data(let targets, _) = y.content,
            data.train.isSame(as: Examples(inputs: inputs, targets: targets))
        else { return nil }
        let size =
            try testSize.map { value throws(Diagnostic) in
                guard let number = number(value) else {
                    throw Diagnostic("test_size is a number", at: call.span)
                }
                return number
            } ?? 0.25
        var arguments = [Argument(value: Expression(.number(size), at: call.span))]
        if let seed {
            arguments.append(
                Argument(
                    name: Name("seed", at: call.span),
                    value: Expression(.number(Double(seed)), at: call.span)))
        }
        try performOnData("split", arguments, at: call.span)
        guard let split = session.data, let val = split.val else { return nil }
        return [
            newData(split.train.inputs), newData(val.inputs), newData(split.train.targets),
            newData(val.targets),
        ]
    }

    func partSizes(
        _ count: Int, test: PythonValue?, train: PythonValue?, _ call: CallArguments
    ) throws(Diagnostic) -> (train: Int, test: Int) {
        func size(_ value: PythonValue?, _ name: String, roundsUp: Bool) throws(Diagnostic) -> Int?
        {
            guard let value else { return nil }
            if case .float(let share) = value {
                guard share > 0, share < 1 else {
                    throw Diagnostic(
                        "\(name) is a share between 0 and 1, or a whole number of rows",
                        at: call.span(ofNamed: name))
                }
                let rows = share * Double(count)
                return Int(roundsUp ? rows.rounded(.up) : rows.rounded(.down))
            }
            guard let whole = wholeNumber(value), whole > 0, whole < count else {
                throw Diagnostic(
                    "\(name) is a share between 0 and 1, or a number of the \(count) rows",
                    at: call.span(ofNamed: name))
            }
            return whole
        }
        let tests = try size(test, "test_size", roundsUp: true)
        let trains = try size(train, "train_size", roundsUp: false)
        let testCount =
            tests ?? trains.map { count - $0 } ?? Int((0.25 * Double(count)).rounded(.up))
        let trainCount = trains ?? count - testCount
        guard testCount > 0, trainCount > 0, testCount + trainCount <= count else {
            throw Diagnostic(
                "this would leave one part empty: there are \(count) rows", at: call.span)
        }
        return (trainCount, testCount)
    }

    mutating func rows(_ places: [Int], of value: PythonValue) throws(Diagnostic)
        -> PythonValue
    {
        if let items = list(value) { return newList(places.map { items[$0] }) }
        if case .frame(let frame)? = cell(value) { return newFrame(frame.selecting(places)) }
        return try element(of: value, at: newArray(NDArray(places)))
    }
}
