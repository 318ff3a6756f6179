/// The words of bylines in the languages of eastern and south-eastern Asia.
extension BylineLanguage {
  static let eastAsian: [BylineLanguage] = [
    // Vietnamese
    BylineLanguage(
      "vi",
      texts: "nội tin",
      by: "bởi của",
      fillers: "và",
      pictures: "ảnh",
      syllables: """
        tác giả người viết bài phóng viên thực hiện biên soạn lược dịch tổng hợp ghi chép sự bút ký tùy tản văn \
        truyện ngắn thơ nhóm ctv pv nội dung cộng
        """,
      labels: """
        về tác giả|tác giả:|tác giả|người viết:|bài viết:|bài:|bài và ảnh:|bài, ảnh:|bài - ảnh:|bài & ảnh:|\
        tin bài:|tin, bài:|tin, ảnh:|tin và ảnh:|tin:|thực hiện:|được viết bởi|được đăng bởi|người đăng:|\
        gửi bởi|được gửi bởi|nội dung:|bài viết và ảnh:|biên soạn:|ctv|cộng tác viên|biên dịch:|lược dịch:|\
        phóng viên|pv|bởi|viết bởi|đăng bởi|tác giả bài viết:
        """,
      helpers: "ảnh|đồ họa|nguồn|biên tập|trình bày|thiết kế|kỹ thuật|dẫn nguồn|minh họa|minh hoạ|liên hệ",
      desks: """
        tác giả|quản trị|ban biên tập|pv|p v|phóng viên|nhóm phóng viên|nhóm pv|bbt|tổng hợp|biên tập viên|btv|\
        ctv|cộng tác viên|toà soạn|tòa soạn|khuyết danh|không rõ|ẩn danh|hết|hà nội|tp hcm|tp hồ chí minh
        """,
      offices: "ctv pv btv phóng",
      signposts: "trang chủ|vị trí|bạn đang ở|bạn đang xem|từ khóa|từ khoá",
      and: " và "),
    // Indonesian
    BylineLanguage(
      "id",
      writers: "wartawan penulis jurnalis pewarta kontributor peliput koresponden",
      texts: "berita liputan laporan naskah teks",
      deeds: "ditulis dilaporkan disusun ditulisnya",
      by: "oleh",
      fillers: "dan",
      labels: """
        tentang penulis|oleh|penulis:|wartawan:|ditulis oleh|penulis|pewarta:|jurnalis:|kontributor:|laporan:|\
        reporter:
        """,
      helpers: "sumber",
      desks: "redaksi|tim redaksi",
      signposts: "beranda|anda di sini",
      and: " dan "),
    // Malay
    BylineLanguage(
      "ms",
      ownLabels: "oleh"),
    // Filipino
    BylineLanguage(
      "tl fil",
      writers: "mamamahayag manunulat",
      deeds: "sinulat isinulat iniulat",
      by: "ni nina",
      pictures: "larawan",
      ownLabels: "ni |nina |ulat ni ",
      helpers: "larawan|pinagmulan",
      ownAnd: " at "),
    // Thai
    BylineLanguage(
      "th",
      writers: "ผู้เขียน ผู้สื่อข่าว นักข่าว ผู้รายงาน ผู้แต่ง",
      texts: "ข่าว เรื่อง ข้อความ รายงาน บทความ เนื้อหา สกู๊ป",
      deeds: "เขียน เขียนโดย เรียบเรียงโดย สัมภาษณ์",
      by: "โดย",
      pictures: "ภาพ",
      labels: "โดย|ผู้เขียน:|เรื่อง:|รายงานโดย|เขียนโดย|ข่าวโดย|ผู้สื่อข่าว:|รายงาน:|ภาพ/ข่าว|ข่าว/ภาพ|ข่าว:",
      helpers: "ภาพ|เรียบเรียง|ที่มา|แปลโดย|แปล|ภาพโดย",
      desks: "กองบรรณาธิการ|ทีมข่าว",
      offices: "ผู้สื่อข่าว",
      signposts: "หน้าแรก",
      and: " และ "),
    // Khmer
    BylineLanguage(
      "km",
      writers: "អ្នកនិពន្ធ អ្នកសរសេរ អ្នកយកព័ត៌មាន អ្នកសារព័ត៌មាន",
      texts: "អត្ថបទ ព័ត៌មាន រាយការណ៍",
      deeds: "និពន្ធដោយ សរសេរដោយ រៀបរៀងដោយ",
      by: "ដោយ",
      pictures: "រូបភាព រូបថត",
      labels: "ដោយ|អត្ថបទ៖|អត្ថបទ:",
      helpers: "រូបភាព|រូបថត|កែសម្រួល|ប្រភព",
      ownAnd: " និង "),
    // Lao
    BylineLanguage(
      "lo",
      writers: "ຜູ້ຂຽນ ນັກຂ່າວ ຜູ້ສື່ຂ່າວ",
      texts: "ຂ່າວ ບົດ ບົດຂ່າວ ເນື້ອໃນ",
      deeds: "ຂຽນໂດຍ ຮຽບຮຽງໂດຍ",
      by: "ໂດຍ",
      pictures: "ພາບ",
      labels: "ໂດຍ|ຂ່າວ:",
      helpers: "ພາບ|ບັນນາທິການ|ແຫຼ່ງຂ່າວ",
      ownAnd: " ແລະ "),
    // Burmese
    BylineLanguage(
      "my",
      writers: "စာရေးသူ ရေးသားသူ သတင်းထောက် ဆောင်းပါးရှင်",
      texts: "သတင်း ဆောင်းပါး",
      deeds: "ရေးသည်",
      pictures: "ဓာတ်ပုံ",
      labels: "ရေးသားသူ|ရေးသူ",
      helpers: "ဓာတ်ပုံ|အယ်ဒီတာ|ရင်းမြစ်",
      ownAnd: " နှင့် "),
    // Chinese
    BylineLanguage(
      "zh",
      labels: "文/|文：|文:|文・|文＝|文｜|記者|记者|撰稿：|记者：|記者：|本报记者|本報記者|本网记者|特约记者|作者：|作者:|采写：|采写:|採寫：|采写/|采访：|採訪：|撰文：|撰文:",
      helpers: "摄影|攝影|编辑|編輯|责任编辑|責任編輯|责编|校对|来源|來源",
      desks: "未知|佚名|匿名|不详|不詳|完|全文完|编辑部|編輯部",
      signposts: "当前位置|當前位置|您的位置|您现在的位置|现在位置|首页|首頁|关键词|關鍵詞|关键字|關鍵字|标签|標籤",
      ownAnd: " 和 "),
    // Japanese
    BylineLanguage(
      "ja",
      labels: "この記事を書いた人|この記事を書いたライター|この記事の著者|この記事の執筆者|取材・文・写真：|取材・文：|取材・文|ライター：|筆者：|執筆：|著者：|投稿者：|作成者：",
      helpers: "写真|撮影|編集|出典",
      desks: "編集部|有料記事|会員限定|有料会員限定|会員限定記事",
      signposts: "ホーム|現在位置"),
    // Korean
    BylineLanguage(
      "ko",
      labels: "글쓴이|글·사진|취재|기자명|글 |글=|작성자:|작성자",
      helpers: "사진|편집|영상|출처",
      desks: "미상|끝|편집부|온라인뉴스팀",
      signposts: "현재위치|홈",
      and: "ㆍ",
      ownAnd: "·"),
  ]
}
