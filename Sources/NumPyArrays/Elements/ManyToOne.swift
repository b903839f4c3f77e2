// Many numbers to one, and the order among numbers. The loops stand in one file so that the compiler makes
// fast ones for each type in debug builds too.

extension Int {
    static func fold(
        _ function: BinaryFunction, _ x: [Int], _ count: Int, into result: inout [Int],
        at start: Int
    ) {
        switch function {
        case .add: for place in 0..<count { result[start + place] &+= x[place] }
        case .multiply:
            for place in 0..<count { result[start + place] = result[start + place] &* x[place] }
        default:
            for place in 0..<count {
                chooseExtreme(function, x[place], &result[start + place])
            }
        }
    }

    static func fold(
        _ function: BinaryFunction, _ x: [Int], _ count: Int, from value: Int
    ) -> Int {
        var result = value
        switch function {
        case .add: for place in 0..<count { result &+= x[place] }
        case .multiply: for place in 0..<count { result = result &* x[place] }
        default: foldExtreme(function, x, count, &result)
        }
        return result
    }

    static func accumulate(
        _ function: BinaryFunction, _ x: inout [Int], side: Int, step: Int
    ) {
        forEachFollower(x.count, side, step) { place in
            let before = x[place - step]
            x[place] = function == .add ? before &+ x[place] : before &* x[place]
        }
    }

    static func extreme(_ x: [Int], _ count: Int, isLargest: Bool) -> Int {
        extremePlace(x, count, isLargest)
    }

    static func order(_ x: [Int], from start: Int, _ count: Int) -> [Int] {
        orderedPlaces(x, start, count)
    }
}

extension UInt64 {
    static func fold(
        _ function: BinaryFunction, _ x: [UInt64], _ count: Int, into result: inout [UInt64],
        at start: Int
    ) {
        switch function {
        case .add: for place in 0..<count { result[start + place] &+= x[place] }
        case .multiply:
            for place in 0..<count { result[start + place] = result[start + place] &* x[place] }
        default:
            for place in 0..<count {
                chooseExtreme(function, x[place], &result[start + place])
            }
        }
    }

    static func fold(
        _ function: BinaryFunction, _ x: [UInt64], _ count: Int, from value: UInt64
    ) -> UInt64 {
        var result = value
        switch function {
        case .add: for place in 0..<count { result &+= x[place] }
        case .multiply: for place in 0..<count { result = result &* x[place] }
        default: foldExtreme(function, x, count, &result)
        }
        return result
    }

    static func accumulate(
        _ function: BinaryFunction, _ x: inout [UInt64], side: Int, step: Int
    ) {
        forEachFollower(x.count, side, step) { place in
            let before = x[place - step]
            x[place] = function == .add ? before &+ x[place] : before &* x[place]
        }
    }

    static func extreme(_ x: [UInt64], _ count: Int, isLargest: Bool) -> Int {
        extremePlace(x, count, isLargest)
    }

    static func order(_ x: [UInt64], from start: Int, _ count: Int) -> [Int] {
        orderedPlaces(x, start, count)
    }
}

extension Float {
    static func fold(
        _ function: BinaryFunction, _ x: [Float], _ count: Int, into result: inout [Float],
        at start: Int
    ) {
        switch function {
        case .add: for place in 0..<count { result[start + place] += x[place] }
        case .multiply:
            for place in 0..<count { result[start + place] *= x[place] }
        default:
            for place in 0..<count {
                chooseExtreme(function, x[place], &result[start + place])
            }
        }
    }

    static func fold(
        _ function: BinaryFunction, _ x: [Float], _ count: Int, from value: Float
    ) -> Float {
        var result = value
        switch function {
        case .add: for place in 0..<count { result += x[place] }
        case .multiply: for place in 0..<count { result *= x[place] }
        default: foldExtreme(function, x, count, &result)
        }
        return result
    }

    static func accumulate(
        _ function: BinaryFunction, _ x: inout [Float], side: Int, step: Int
    ) {
        forEachFollower(x.count, side, step) { place in
            let before = x[place - step]
            x[place] = function == .add ? before + x[place] : before * x[place]
        }
    }

    static func extreme(_ x: [Float], _ count: Int, isLargest: Bool) -> Int {
        extremePlace(x, count, isLargest)
    }

    static func order(_ x: [Float], from start: Int, _ count: Int) -> [Int] {
        orderedPlaces(x, start, count)
    }
}

extension Double {
    static func fold(
        _ function: BinaryFunction, _ x: [Double], _ count: Int, into result: inout [Double],
        at start: Int
    ) {
        switch function {
        case .add: for place in 0..<count { result[start + place] += x[place] }
        case .multiply:
            for place in 0..<count { result[start + place] *= x[place] }
        default:
            for place in 0..<count {
                chooseExtreme(function, x[place], &result[start + place])
            }
        }
    }

    static func fold(
        _ function: BinaryFunction, _ x: [Double], _ count: Int, from value: Double
    ) -> Double {
        var result = value
        switch function {
        case .add: for place in 0..<count { result += x[place] }
        case .multiply: for place in 0..<count { result *= x[place] }
        default: foldExtreme(function, x, count, &result)
        }
        return result
    }

    static func accumulate(
        _ function: BinaryFunction, _ x: inout [Double], side: Int, step: Int
    ) {
        forEachFollower(x.count, side, step) { place in
            let before = x[place - step]
            x[place] = function == .add ? before + x[place] : before * x[place]
        }
    }

    static func extreme(_ x: [Double], _ count: Int, isLargest: Bool) -> Int {
        extremePlace(x, count, isLargest)
    }

    static func order(_ x: [Double], from start: Int, _ count: Int) -> [Int] {
        orderedPlaces(x, start, count)
    }
}

@inline(__always) private func foldExtreme<Number: WorkNumber>(
    _ function: BinaryFunction, _ x: [Number], _ count: Int, _ result: inout Number
) {
    for place in 0..<count { chooseExtreme(function, x[place], &result) }
}

@inline(__always) private func chooseExtreme<Number: WorkNumber>(
    _ function: BinaryFunction, _ value: Number, _ result: inout Number
) {
    switch function {
    case .maximum: if !(value <= result) && result == result { result = value }
    case .minimum: if !(value >= result) && result == result { result = value }
    case .fmax: if value > result || result != result { result = value }
    default: if value < result || result != result { result = value }
    }
}

/// The places of all elements that have one before them along an axis, in row-major order.
@inline(__always) private func forEachFollower(
    _ count: Int, _ side: Int, _ step: Int, _ body: (Int) -> Void
) {
    guard side > 1 else { return }
    for start in stride(from: 0, to: count, by: side * step) {
        for place in (start + step)..<(start + side * step) { body(place) }
    }
}

@inline(__always) private func extremePlace<Number: WorkNumber>(
    _ x: [Number], _ count: Int, _ isLargest: Bool
) -> Int {
    var best = 0
    for place in 0..<count {
        let value = x[place]
        if value != value { return place }
        if isLargest ? value > x[best] : value < x[best] { best = place }
    }
    return best
}

@inline(__always) private func orderedPlaces<Number: WorkNumber>(
    _ x: [Number], _ start: Int, _ count: Int
) -> [Int] {
    var keys: [(value: Number, place: Int)] = []
    keys.reserveCapacity(count)
    var last: [Int] = []
    for place in 0..<count {
        let value = x[start + place]
        if value == value { keys.append((value, place)) } else { last.append(place) }
    }
    keys.sort { $0.value < $1.value || $0.value == $1.value && $0.place < $1.place }
    return keys.map(\.place) + last
}
