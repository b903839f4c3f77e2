import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

/// Parts in which every class has its share.
extension PythonEvaluator {
    /// As scikit-learn's `StratifiedShuffleSplit` draws them.
    mutating func stratified(
        _ labels: PythonValue, _ sizes: (train: Int, test: Int), _ seed: UInt32,
        _ call: CallArguments
    ) throws(Diagnostic) -> ([Int], [Int]) {
        let classes = try array(labels)
        let found = try computing { () throws(ArrayError) in try classes.unique() }
        guard let numbers = found.inverse.integers, let counts = found.counts.integers else {
            return ([], [])
        }
        guard counts.allSatisfy({ $0 > 1 }), sizes.train >= counts.count, sizes.test >= counts.count
        else {
            throw Diagnostic(
                "every class needs at least two rows, and every part one of each",
                at: call.span(ofNamed: "stratify"))
        }
        var twister = MersenneTwister(seed: seed)
        var places = [[Int]](repeating: [], count: counts.count)
        for (row, number) in numbers.enumerated() { places[number].append(row) }
        let trainCounts = Self.shares(counts, sizes.train, &twister)
        let left = zip(counts, trainCounts).map { $0 - $1 }
        let testCounts = Self.shares(left, sizes.test, &twister)
        var (train, test): ([Int], [Int]) = ([], [])
        for number in counts.indices {
            let order = twister.permutation(counts[number]).map { places[number][Int($0)] }
            train += order.prefix(trainCounts[number])
            test += order[trainCounts[number]..<trainCounts[number] + testCounts[number]]
        }
        train = twister.permutation(train.count).map { train[Int($0)] }
        test = twister.permutation(test.count).map { test[Int($0)] }
        return (train, test)
    }

    /// So many draws, dealt out in the classes' shares; ties of the remainders are drawn.
    static func shares(_ counts: [Int], _ draws: Int, _ twister: inout MersenneTwister)
        -> [Int]
    {
        let total = counts.reduce(0, +)
        let exact = counts.map { Double($0) / Double(total) * Double(draws) }
        var floors = exact.map { $0.rounded(.down) }
        var missing = draws - Int(floors.reduce(0, +))
        guard missing > 0 else { return floors.map { Int($0) } }
        let rests = zip(exact, floors).map { $0 - $1 }
        for rest in Set(rests).sorted(by: >) {
            var ties = rests.indices.filter { rests[$0] == rest }
            let count = min(ties.count, missing)
            let order = twister.permutation(ties.count).prefix(count).map { ties[Int($0)] }
            ties = order
            for place in ties { floors[place] += 1 }
            missing -= count
            if missing == 0 { break }
        }
        return floors.map { Int($0) }
    }
}
