import Output

/// Colours for numbers: the further from 0, the darker, blue above 0 and orange below.
///
/// The two hues stay apart for eyes that do not tell red from green. The steps are ColorBrewer's
/// Blues and Oranges (https://colorbrewer2.org), which lose their lightness evenly.
public enum ColourScale {
    /// What stands for 0.
    public static let paper = RGB(247, 247, 247)

    private static let blues = [
        paper, RGB(198, 219, 239), RGB(107, 174, 214), RGB(33, 113, 181), RGB(8, 48, 107),
    ]
    private static let oranges = [
        paper, RGB(253, 208, 162), RGB(253, 141, 60), RGB(217, 72, 1), RGB(127, 39, 4),
    ]

    /// - Parameter share: -1…1; what lies outside counts as its end, what is no number as 0.
    public static func colour(_ share: Double) -> RGB {
        guard !share.isNaN else { return paper }
        let stops = share < 0 ? oranges : blues
        let place = min(1, share.magnitude) * Double(stops.count - 1)
        let index = min(stops.count - 2, Int(place))
        return stops[index].mixed(with: stops[index + 1], part: place - Double(index))
    }
}

extension PictureScale {
    /// The colour of a shade from 0 to 255: ink on paper, or on both sides of 0, which is 128, in two
    /// colours.
    package func colour(of shade: Double) -> RGB {
        kind == .ink
            ? RGB(grey: UInt8(min(255, max(0, 255 - shade.rounded()))))
            : ColourScale.colour((shade - 128) / 127)
    }
}
