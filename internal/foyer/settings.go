package foyer

// Theme is light, dark or the system's.
type Theme string

// The themes.
const (
	ThemeSystem Theme = "system"
	ThemeLight  Theme = "light"
	ThemeDark   Theme = "dark"
)

// TextSize is one of three sizes of text.
type TextSize string

// The text sizes.
const (
	TextNormal TextSize = "normal"
	TextLarge  TextSize = "large"
	TextLarger TextSize = "larger"
)

// Density is the height of rows.
type Density string

// The densities.
const (
	DensityCompact Density = "compact"
	DensityNormal  Density = "normal"
	DensityRoomy   Density = "roomy"
)

// Settings are a person's choices. Empty Language and PhoneCountry mean the
// system's; Resolved fields say what that is here.
type Settings struct {
	Theme        Theme    `json:"theme"`
	Language     string   `json:"language"` // "en", "fr" or ""
	TextSize     TextSize `json:"textSize"`
	Density      Density  `json:"density"`
	PhoneCountry string   `json:"phoneCountry"` // ISO 3166 alpha-2, or ""
	SingleKeys   bool     `json:"singleKeys"`   // single letters act as shortcuts
	// LanguageNow, LocaleNow ("fr-CA") and CountryNow are what is in force.
	LanguageNow string `json:"languageNow"`
	LocaleNow   string `json:"localeNow"`
	CountryNow  string `json:"countryNow"`
}
