import Dispatch
import Engine

/// The stand-in for Fashion-MNIST that needs no file: the same ten kinds of clothing, drawn.
///
/// The same seed draws the same bytes on every machine, however many cores draw.
public enum FashionSketch {
    /// - Parameters:
    ///   - seed: for other pictures, another number.
    ///   - trainCount: pictures to learn from, as many of each class, in random order.
    ///   - testCount: pictures to test on, likewise; none of them is among those to learn from.
    /// - Returns: pictures (count, 28, 28) of bytes 0…255, 0 the background, and their classes.
    public static func make(
        seed: UInt64 = 42, trainCount: Int = 60_000, testCount: Int = 10_000
    ) -> DataSet {
        let train = part(seed: seed, count: trainCount, stream: 0)
        let test = part(seed: seed, count: testCount, stream: 1)
        return DataSet(
            name: "fashion_sketch", title: "Fashion sketch", classNames: DataSet.clothing,
            trainInput: train.pictures, trainTarget: train.labels,
            testInput: test.pictures, testTarget: test.labels)
    }

    private static func part(
        seed: UInt64, count: Int, stream: UInt64
    ) -> (pictures: DataArray, labels: DataArray) {
        var order = RandomSource(seed: seed &* 2 &+ stream)
        var shuffled = (0..<max(0, count)).map { UInt8($0 % 10) }
        order.shuffle(&shuffled)
        let labels = shuffled
        let first = order.next()
        let size = Canvas.size * Canvas.size
        let pictures = SharedBuffer<UInt8>(count: labels.count * size) { memory in
            nonisolated(unsafe) let memory = memory
            let batch = 500
            DispatchQueue.concurrentPerform(iterations: (labels.count + batch - 1) / batch) {
                turn in
                var sketcher = Sketcher()
                for index in turn * batch..<min((turn + 1) * batch, labels.count) {
                    sketcher.draw(
                        labels[index], seed: first &+ UInt64(index),
                        into: UnsafeMutableBufferPointer(
                            rebasing: memory[index * size..<(index + 1) * size]))
                }
            }
        }
        return (
            DataArray(bytes: pictures, itemShape: [Canvas.size, Canvas.size]),
            DataArray(bytes: SharedBuffer(labels), itemShape: [])
        )
    }
}

/// Draws one picture after another on the same canvas.
private struct Sketcher {
    private var canvas = Canvas()

    /// - Parameter output: 784 bytes.
    mutating func draw(_ label: UInt8, seed: UInt64, into output: UnsafeMutableBufferPointer<UInt8>)
    {
        var random = RandomSource(seed: seed)
        canvas.clear()
        let size = random.about(0.88, 1.04)
        canvas.placement = Placement(
            turn: random.about(-0.05, 0.05),
            scale: Point(size * random.about(0.92, 1.08), size * random.about(0.95, 1.05)),
            shift: Point(random.about(-1.2, 1.2), random.about(-1.2, 1.2)))
        drawGarment(label, &random)
        let light = Light(&random)
        canvas.retouch { shade, row, column in light.falling(on: shade, row, column) }
        develop(&random, into: output)
    }

    private mutating func drawGarment(_ label: UInt8, _ random: inout RandomSource) {
        switch label {
        case 0: UpperGarment.tShirt(&random).draw(on: &canvas)
        case 1: Trouser.draw(on: &canvas, &random)
        case 2: UpperGarment.pullover(&random).draw(on: &canvas)
        case 3: Dress.draw(on: &canvas, &random)
        case 4: UpperGarment.coat(&random).draw(on: &canvas)
        case 5: Sandal.draw(on: &canvas, &random)
        case 6: UpperGarment.shirt(&random).draw(on: &canvas)
        case 7: Sneaker.draw(on: &canvas, &random)
        case 8: Bag.draw(on: &canvas, &random)
        default: AnkleBoot.draw(on: &canvas, &random)
        }
    }

    /// Turns shades into bytes, with a little grain where there is no bare paper.
    private func develop(
        _ random: inout RandomSource, into output: UnsafeMutableBufferPointer<UInt8>
    ) {
        let grain = random.between(2, 14) / 255
        var dice: UInt64 = 0
        for index in output.indices {
            if index & 7 == 0 { dice = random.next() }
            let shade = canvas.pixels[index]
            let noise = shade > 0.02 ? (Float(dice & 255) - 127.5) / 127.5 * grain : 0
            dice >>= 8
            output[index] = UInt8(max(0, min(255, (shade + noise) * 255 + 0.5)))
        }
    }
}

/// How the cloth catches the light: brighter to one side, with soft folds.
private struct Light {
    private static let knots = 5
    private var folds: [Float]
    private let lean: Point

    init(_ random: inout RandomSource) {
        let depth = random.between(0.03, 0.3)
        folds = (0..<Self.knots * Self.knots).map { _ in random.about(-depth, depth) }
        lean = Point(random.about(-0.012, 0.012), random.about(-0.01, 0.01))
    }

    func falling(on shade: Float, _ row: Int, _ column: Int) -> Float {
        let step = Float(Self.knots - 1) / 28
        let (x, y) = (Float(column) * step, Float(row) * step)
        let (left, above) = (Int(x), Int(y))
        let (right, below) = (x - Float(left), y - Float(above))
        let index = above * Self.knots + left
        let upper = folds[index] + (folds[index + 1] - folds[index]) * right
        let next = index + Self.knots
        let lower = folds[next] + (folds[next + 1] - folds[next]) * right
        let fold = upper + (lower - upper) * below
        let slant = lean.x * (Float(column) - 13.5) + lean.y * (Float(row) - 13.5)
        return shade * (1 + fold + slant)
    }
}
