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
        let drawn = Lookalikes.drawn(for: label, &random)
        let size = random.about(0.86, 1.09)
        let turnsAround: Float = random.chance(0.4) ? -1 : 1
        canvas.placement = Placement(
            turn: random.about(-0.08, 0.08),
            scale: Point(
                turnsAround * size * random.about(0.84, 1.14), size * random.about(0.9, 1.08)),
            shift: Point(random.about(-1.6, 1.6), random.about(-1.6, 1.6)))
        drawGarment(drawn, &random)
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
