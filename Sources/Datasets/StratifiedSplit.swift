import Engine

/// Two parts of the items 0..<classes.count, chosen at random, that hold every class in the share that
/// it has in all.
///
/// Index for index scikit-learn's `train_test_split(test_size=…, stratify=classes, random_state=seed)`.
/// Source: scikit-learn, `StratifiedShuffleSplit._iter_indices` in `model_selection/_split.py`.
///
/// - Parameter classes: the class of each item.
/// - Throws: as `trainTestSplit`; `classTooSmall` where a class has a single item, and `partTooSmall`
///   where a part has fewer items than there are classes.
public func stratifiedSplit(
    classes: [Int], testSize: TestSize, seed: UInt32
) throws(DatasetError) -> (train: [Int32], test: [Int32]) {
    let testCount = try testCount(of: classes.count, testSize)
    let trainCount = classes.count - testCount
    let numbers = Set(classes).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(numbers, numbers.indices))
    var members: [[Int32]] = numbers.map { _ in [] }
    for (item, number) in classes.enumerated() { members[places[number] ?? 0].append(Int32(item)) }
    if let place = members.firstIndex(where: { $0.count == 1 }) {
        throw .classTooSmall(number: numbers[place])
    }
    guard min(testCount, trainCount) >= members.count else {
        throw .partTooSmall(size: min(testCount, trainCount), classes: members.count)
    }
    var generator = MersenneTwister(seed: seed)
    let counts = members.map(\.count)
    let trained = shares(of: counts, drawing: trainCount, &generator)
    let rest = zip(counts, trained).map { $0 - $1 }
    let tested = shares(of: rest, drawing: testCount, &generator)
    var train: [Int32] = []
    var test: [Int32] = []
    for (place, items) in members.enumerated() {
        let order = generator.permutation(items.count).map { items[Int($0)] }
        train += order[..<trained[place]]
        test += order[trained[place]..<trained[place] + tested[place]]
    }
    func mixed(_ part: [Int32]) -> [Int32] {
        generator.permutation(part.count).map { part[Int($0)] }
    }
    let mixedTrain = mixed(train)
    return (train: mixedTrain, test: mixed(test))
}

/// The likeliest numbers of each class among so many items: shares rounded down, and what is then still
/// lacking where the rests are largest, by lot among equal ones. scikit-learn's `_approximate_mode`.
private func shares(
    of counts: [Int], drawing draws: Int, _ generator: inout MersenneTwister
) -> [Int] {
    let total = Double(counts.reduce(0, +))
    let exact = counts.map { Double($0) / total * Double(draws) }
    var floored = exact.map { $0.rounded(.down) }
    var lacking = draws - Int(floored.reduce(0, +))
    let rests = zip(exact, floored).map { $0 - $1 }
    for rest in Set(rests).sorted(by: >) where lacking > 0 {
        let places = rests.indices.filter { rests[$0] == rest }
        let added = min(places.count, lacking)
        for chosen in generator.permutation(places.count).prefix(added) {
            floored[places[Int(chosen)]] += 1
        }
        lacking -= added
    }
    return floored.map { Int($0) }
}
