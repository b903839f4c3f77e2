import Wording

// The texts of numbers and counts come from Wording.

func grouped(_ value: Int) -> String { Wording.grouped(value) }
func shapeText(_ shape: [Int]) -> String { Wording.shapeText(shape) }
func fixed(_ value: Double, _ decimals: Int) -> String { Wording.fixed(value, decimals) }
func significant(_ value: Double, _ digits: Int) -> String { Wording.significant(value, digits) }
func short(_ value: Double) -> String { Wording.short(value) }
func short(_ value: Float) -> String { Wording.short(value) }
func bytesText(_ bytes: Double) -> String { Wording.bytesText(bytes) }
func timesText(_ value: Double) -> String { Wording.timesText(value) }
func counted(_ count: Int, _ noun: String) -> String { Wording.counted(count, noun) }
func listed(_ names: [String]) -> String { Wording.listed(names) }
func sentence(_ text: String) -> String { Wording.sentence(text) }
