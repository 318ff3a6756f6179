/// The words of bylines in the languages of India and around.
extension BylineLanguage {
  static let southAsian: [BylineLanguage] = [
    // Hindi
    BylineLanguage(
      "hi",
      writers: "रिपोर्टर संवाददाता पत्रकार लेखक लेखिका प्रस्तुतकर्ता",
      texts: "रिपोर्ट रिपोर्टिंग लेख आलेख ख़बर",
      deeds: "लिखित लिखा लेखन",
      by: "द्वारा",
      pictures: "फोटो",
      labels: "लेखक:|द्वारा",
      helpers: "फोटो|संपादक|स्रोत",
      desks: "वेब डेस्क|न्यूज डेस्क",
      offices: "संवाददाता संवाद सूत्र ब्यूरो समाचार खबर न्यूज़ डेस्क डिजिटल",
      and: " और "),
    // Marathi
    BylineLanguage(
      "mr",
      writers: "वार्ताहर प्रतिनिधी",
      pictures: "छायाचित्र",
      ownAnd: " आणि "),
    // Nepali
    BylineLanguage(
      "ne",
      helpers: "तस्बिर|सम्पादक",
      ownAnd: " र "),
    // Bengali
    BylineLanguage(
      "bn",
      writers: "লেখক রিপোর্টার সাংবাদিক প্রতিবেদক",
      texts: "বার্তা প্রতিবেদন লেখা",
      deeds: "প্রস্তুত লিখেছেন",
      pictures: "ছবি",
      labels: "লেখক:",
      helpers: "ছবি|সম্পাদনা|সূত্র",
      desks: "নিজস্ব প্রতিবেদক|নিজস্ব প্রতিবেদন|ডেস্ক রিপোর্ট|অনলাইন ডেস্ক|স্টাফ রিপোর্টার|স্টাফ রিপোর্ট",
      offices: "সংবাদ খবর প্রতিবেদক প্রতিনিধি ডেস্ক নিজস্ব",
      and: " এবং ",
      ownAnd: " ও "),
    // Tamil
    BylineLanguage(
      "ta",
      writers: "செய்தியாளர் எழுத்தாளர்",
      texts: "செய்தி",
      deeds: "எழுதியது",
      labels: "எழுதியவர்|எழுத்து:",
      helpers: "படம்|ஆசிரியர்|ஆதாரம்",
      offices: "செய்திகள் செய்தி",
      ownAnd: " மற்றும் "),
    // Telugu
    BylineLanguage(
      "te",
      writers: "నివేదిక రచయిత రిపోర్టర్",
      deeds: "రచన రాసినది లిఖించిన",
      labels: "రచయిత:",
      helpers: "ఫోటో|ఎడిటర్|మూలం",
      offices: "వార్తలు",
      ownAnd: " మరియు "),
    // Kannada
    BylineLanguage(
      "kn",
      writers: "ಲೇಖಕ",
      labels: "ಲೇಖಕ:",
      helpers: "ಫೋಟೋ",
      ownAnd: " ಮತ್ತು "),
    // Malayalam
    BylineLanguage(
      "ml",
      writers: "ലേഖകൻ",
      labels: "ലേഖകൻ"),
    // Sinhala
    BylineLanguage(
      "si",
      writers: "ලේඛක වාර්තාකරු",
      labels: "ලේඛක:",
      helpers: "ඡායාරූප|සංස්කරණ|මූලාශ්",
      ownAnd: " සහ "),
    // Gujarati
    BylineLanguage(
      "gu",
      ownAnd: " અને "),
    // Punjabi
    BylineLanguage(
      "pa",
      ownAnd: " ਅਤੇ "),
  ]
}
