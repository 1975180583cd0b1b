//! What Windows, and with it Excel and Outlook, call time zones.

/// Names as Windows shows them in its settings, each with the place of the IANA database whose clock it keeps (the default
/// territory of the Unicode CLDR). They are told from places, because people use the same words for other clocks.
pub(super) const NAMES: &str = "\
    Dateline Standard Time=Etc/GMT+12|Hawaiian Standard Time=Pacific/Honolulu|Aleutian Standard Time=America/Adak|\
    Alaskan Standard Time=America/Anchorage|Pacific Standard Time=America/Los_Angeles|\
    Pacific Standard Time (Mexico)=America/Tijuana|US Mountain Standard Time=America/Phoenix|\
    Mountain Standard Time=America/Denver|Mountain Standard Time (Mexico)=America/Mazatlan|\
    Yukon Standard Time=America/Whitehorse|Central America Standard Time=America/Guatemala|\
    Central Standard Time=America/Chicago|Central Standard Time (Mexico)=America/Mexico_City|\
    Canada Central Standard Time=America/Regina|Eastern Standard Time=America/New_York|\
    Eastern Standard Time (Mexico)=America/Cancun|US Eastern Standard Time=America/Indiana/Indianapolis|\
    SA Pacific Standard Time=America/Bogota|Venezuela Standard Time=America/Caracas|\
    Atlantic Standard Time=America/Halifax|SA Western Standard Time=America/La_Paz|\
    Pacific SA Standard Time=America/Santiago|Newfoundland Standard Time=America/St_Johns|\
    E. South America Standard Time=America/Sao_Paulo|SA Eastern Standard Time=America/Cayenne|\
    Argentina Standard Time=America/Argentina/Buenos_Aires|Greenland Standard Time=America/Nuuk|\
    Montevideo Standard Time=America/Montevideo|Azores Standard Time=Atlantic/Azores|\
    GMT Standard Time=Europe/London|Greenwich Standard Time=Atlantic/Reykjavik|\
    Morocco Standard Time=Africa/Casablanca|W. Europe Standard Time=Europe/Berlin|\
    Central Europe Standard Time=Europe/Budapest|Romance Standard Time=Europe/Paris|\
    Central European Standard Time=Europe/Warsaw|W. Central Africa Standard Time=Africa/Lagos|\
    GTB Standard Time=Europe/Bucharest|E. Europe Standard Time=Europe/Chisinau|FLE Standard Time=Europe/Kyiv|\
    Egypt Standard Time=Africa/Cairo|South Africa Standard Time=Africa/Johannesburg|\
    Israel Standard Time=Asia/Jerusalem|Turkey Standard Time=Europe/Istanbul|\
    Russian Standard Time=Europe/Moscow|E. Africa Standard Time=Africa/Nairobi|Arab Standard Time=Asia/Riyadh|\
    Arabian Standard Time=Asia/Dubai|Iran Standard Time=Asia/Tehran|Pakistan Standard Time=Asia/Karachi|\
    India Standard Time=Asia/Kolkata|Sri Lanka Standard Time=Asia/Colombo|Nepal Standard Time=Asia/Kathmandu|\
    Bangladesh Standard Time=Asia/Dhaka|SE Asia Standard Time=Asia/Bangkok|China Standard Time=Asia/Shanghai|\
    Singapore Standard Time=Asia/Singapore|Taipei Standard Time=Asia/Taipei|\
    W. Australia Standard Time=Australia/Perth|Tokyo Standard Time=Asia/Tokyo|Korea Standard Time=Asia/Seoul|\
    Cen. Australia Standard Time=Australia/Adelaide|AUS Central Standard Time=Australia/Darwin|\
    E. Australia Standard Time=Australia/Brisbane|AUS Eastern Standard Time=Australia/Sydney|\
    Tasmania Standard Time=Australia/Hobart|New Zealand Standard Time=Pacific/Auckland|\
    Fiji Standard Time=Pacific/Fiji|Samoa Standard Time=Pacific/Apia";

/// The zone of such a name; its words for summer time mean the same.
pub(super) fn zone_of(name: &str) -> Option<&'static str> {
    let name = name
        .trim()
        .to_lowercase()
        .replace("daylight time", "standard time")
        .replace("summer time", "standard time");
    let mut known = NAMES.split('|').filter_map(|line| line.split_once('='));
    known.find(|(known, _)| known.to_lowercase() == name).map(|(_, zone)| zone)
}
