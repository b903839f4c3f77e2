import Output
import Testing

/// Numbers as shades.
@Suite struct PictureScaleTests {
    @Test func inkRunsFromItsLowestToItsHighest() {
        let scale = PictureScale.ink(from: 1, to: 3)
        #expect(
            scale.shades(of: [1, 2, 3, 0, 9, .nan, .infinity]) == [0, 128, 255, 0, 255, 0, 255])
        #expect(scale.blank == 0)
    }

    @Test func divergingPartsAtZero() {
        let scale = PictureScale.diverging(to: 0.5)
        let shades = scale.shades(of: [-0.5, -0.25, 0, 0.25, 0.5, -7, .nan, -.infinity])
        #expect(shades == [1, 64, 128, 192, 255, 1, 128, 1])
        #expect((scale.low, scale.high) == (-0.5, 0.5))
    }

    @Test func aScaleOfNothingIsBlank() {
        #expect(PictureScale.ink(to: 0).shades(of: [0, 1]) == [0, 0])
        #expect(PictureScale.diverging(to: 0).shades(of: [0, -1]) == [128, 128])
    }
}
