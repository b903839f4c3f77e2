import Engine
import Testing

@testable import Datasets

@Suite struct FashionSketchTests {
    static let small = FashionSketch.make(trainCount: 2000, testCount: 500)

    @Test func hasTheShapesOfFashionMNIST() {
        let sketch = Self.small
        #expect(sketch.name == "fashion_sketch" && sketch.title == "Fashion sketch")
        #expect(sketch.trainInput.shape == [2000, 28, 28] && sketch.trainInput.isBytes)
        #expect(sketch.trainTarget.shape == [2000])
        #expect(sketch.testInput?.shape == [500, 28, 28])
        #expect(sketch.testTarget?.shape == [500])
        #expect(sketch.classNames == DataSet.clothing)
    }

    @Test func holdsAsManyOfEachClass() throws {
        let testTarget = try #require(Self.small.testTarget)
        for (targets, each) in [(Self.small.trainTarget, 200), (testTarget, 50)] {
            var counts = [Int](repeating: 0, count: 10)
            for index in 0..<targets.count { counts[targets.label(index)] += 1 }
            #expect(counts == [Int](repeating: each, count: 10))
        }
    }

    @Test func classesComeInRandomOrder() {
        let first = (0..<30).map(Self.small.trainTarget.label)
        #expect(first != (0..<30).map { $0 % 10 })
        #expect(Set(first).count > 6)
    }

    @Test func theSeedDecides() {
        let again = FashionSketch.make(seed: 42, trainCount: 2000, testCount: 500)
        #expect(bytes(again.trainInput) == bytes(Self.small.trainInput))
        let other = FashionSketch.make(seed: 43, trainCount: 2000, testCount: 500)
        #expect(bytes(other.trainInput) != bytes(Self.small.trainInput))
    }

    /// The same on every machine: changing the drawing changes this number on purpose only.
    @Test func theBytesAreTheSameEverywhere() throws {
        #expect(
            SHA256.hexadecimal(of: bytes(try #require(Self.small.testInput)))
                == "74546c908be8814825c956d62ec974b4e3e08b3cc3268a624c84df7c817b70c1")
    }

    @Test func noTestPictureIsAmongThoseToLearnFrom() throws {
        let known = Set(pictures(Self.small.trainInput))
        #expect(known.count == 2000)
        #expect(known.isDisjoint(with: pictures(try #require(Self.small.testInput))))
    }

    @Test func everyPictureShowsSomethingOnBarePaper() {
        for picture in pictures(Self.small.trainInput) {
            let bare = picture.count { $0 == 0 }
            #expect(bare > 100 && bare < 740)
            #expect((picture.max() ?? 0) > 30)
        }
    }

    @Test(arguments: [0, 1, 7, 501]) func anyCountIsDrawn(count: Int) {
        let sketch = FashionSketch.make(trainCount: count, testCount: 0)
        #expect(sketch.trainInput.shape == [count, 28, 28])
        #expect(sketch.testTarget?.shape == [0])
    }

    private func bytes(_ array: DataArray) -> [UInt8] {
        guard case .bytes(let buffer, _) = array.storage else { return [] }
        return Array(buffer.elements)
    }

    private func pictures(_ array: DataArray) -> [[UInt8]] {
        let all = bytes(array)
        return stride(from: 0, to: all.count, by: 784).map { Array(all[$0..<$0 + 784]) }
    }
}
