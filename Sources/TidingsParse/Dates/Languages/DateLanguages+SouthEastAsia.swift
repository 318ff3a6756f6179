extension DateLanguages {
  /// Khmer, Lao, Burmese and Sundanese.
  ///
  /// The names are those of the Unicode Common Locale Data Repository.
  static let southEastAsian: [Language] = [
    // Khmer
    Language(
      months: """
        មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ
        """,
      weekdays: """
        ច័ន្ទ ចន្ទ|អង្គារ|ពុធ|ព្រហស្បតិ៍ ព្រហ|សុក្រ|សៅរ៍|អាទិត្យ
        """),
    // Lao
    Language(
      months: """
        ມັງກອນ ມກ|ກຸມພາ ກພ|ມີນາ ມນ|ເມສາ ມສ|ພຶດສະພາ ພພ|ມິຖຸນາ ມິຖ|\
        ກໍລະກົດ ກລ|ສິງຫາ ສຫ|ກັນຍາ ກຍ|ຕຸລາ ຕລ|ພະຈິກ ພຈ|ທັນວາ ທວ
        """,
      weekdays: """
        ວັນຈັນ ຈັນ|ວັນອັງຄານ ອັງຄານ|ວັນພຸດ ພຸດ|ວັນພະຫັດ ພະຫັດ|ວັນສຸກ ສຸກ|ວັນເສົາ ເສົາ|ວັນອາທິດ ອາທິດ
        """),
    // Burmese
    Language(
      months: """
        ဇန်နဝါရီ ဇန်|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|ဩဂုတ်|စက်တင်ဘာ စက်|အောက်တိုဘာ အောက်|နိုဝင်ဘာ နို|\
        ဒီဇင်ဘာ
        """,
      weekdays: """
        တနင်္လာ|အင်္ဂါ|ဗုဒ္ဓဟူး|ကြာသပတေး|သောကြာ|စနေ|တနင်္ဂနွေ
        """),
    // Sundanese
    Language(
      months: "",
      weekdays: """
        senén|salasa|rebo|kemis|jumaah|saptu|minggu
        """),
  ]
}
