/// The words of bylines in the languages of eastern and south-eastern Asia.
extension BylineLanguage {
  static let eastAsian: [BylineLanguage] = [
    // Vietnamese
    BylineLanguage(
      "vi",
      texts: "nội tin",
      deeds: "đăng",
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
        tác giả|quản trị|quản trị viên|ban biên tập|pv|p v|phóng viên|nhóm phóng viên|nhóm pv|bbt|tổng hợp|biên tập viên|btv|\
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
      deeds: "ditulis dilaporkan disusun ditulisnya diposting diposkan dipublikasikan diunggah",
      by: "oleh",
      fillers: "dan",
      labels: """
        tentang penulis|oleh|penulis:|wartawan:|ditulis oleh|penulis|pewarta:|jurnalis:|kontributor:|laporan:|\
        reporter:|rep:
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
      desks: "管理员|管理員|超级管理员|超級管理員|系统管理员|网站管理员|本站|未知|佚名|匿名|不详|不詳|完|全文完|编辑部|編輯部",
      signposts: "当前位置|當前位置|您的位置|您现在的位置|现在位置|首页|首頁|关键词|關鍵詞|关键字|關鍵字|标签|標籤",
      ownAnd: " 和 "),
    // Japanese
    BylineLanguage(
      "ja",
      labels:
        "この記事を書いた人|この記事を書いたライター|この記事を書いた記者|この記事の著者|この記事の執筆者|この記事の筆者|この記事の作者|筆者プロフィール|筆者紹介|著者プロフィール|著者紹介|執筆者プロフィール|執筆者紹介|ライタープロフィール|書いた人|取材・文・写真：|取材・文：|取材・文|ライター：|筆者：|執筆：|著者：|投稿者：|作成者：",
      helpers: "写真|撮影|編集|出典",
      desks: "管理人|管理者|編集部|有料記事|会員限定|有料会員限定|会員限定記事",
      signposts: "ホーム|現在位置"),
    // Korean
    BylineLanguage(
      "ko",
      labels: "글쓴이|글·사진|취재|기자명|글 |글=|작성자:|작성자",
      helpers: "사진|편집|영상|출처",
      desks: "미상|끝|편집부|온라인뉴스팀|최고관리자|관리자|운영자|홈페이지관리자",
      signposts: "현재위치|홈",
      and: "ㆍ",
      ownAnd: "·"),
  ]
}

/// Words of languages that are written without spaces, which stand in the midst of lines and against names.
extension BylineLanguage {
  struct Signs: Sendable {
    /// What reporters are called.
    let reporters: [String]
    /// What writers do, where a line opens with it.
    let writers: [String]
    /// What announces writers wherever it stands.
    var labels: [String] = []
    /// Others who write and may be named with a reporter.
    var further: [String] = []
    /// What those are who write now and then, behind their names.
    var offices: [String] = []
    /// What others do, and what else is no name.
    let others: [String]
    /// Ends of the names of papers, agencies and desks.
    let outlets: [String]

    static let chinese = Signs(
      reporters: ["记者", "記者", "编译", "編譯", "特派员", "特派員"],
      writers: ["采写", "採寫", "撰文", "文"],
      labels: [
        "作者", "撰稿人", "撰稿", "撰文", "采写", "採寫", "采访", "採訪", "文字", "记者", "記者", "供稿", "主笔", "主筆", "执笔", "執筆",
      ],
      further: ["实习生", "實習生", "通讯员", "通訊員", "特约", "见习", "見習", "实习", "實習"],
      offices: ["教授", "学者", "學者", "作家", "评论员", "評論員", "研究员", "研究員", "专栏作家", "專欄作家", "律师", "律師", "撰稿人", "作者"],
      others: [
        "报道", "報導", "報道", "综合", "綜合", "摄影", "攝影", "整理", "电", "電", "摄", "攝", "图", "圖", "编辑", "編輯", "责任", "責任",
        "校对", "校對", "来源", "來源", "视频", "影片", "审核", "发自", "现场", "专访",
      ],
      outlets: ["报", "報", "网", "網", "社", "台", "臺", "新闻", "新聞", "日报", "周刊", "週刊"])

    static let japanese = Signs(
      reporters: ["記者"],
      writers: [
        "取材", "文", "構成", "執筆", "聞き手", "インタビュー", "インタビュアー", "記事", "ライター", "筆者", "著者", "投稿者", "作成者", "書き手", "寄稿",
        "執筆者", "文責", "文と写真", "テキスト", "TEXT", "Text", "text", "WRITER", "Writer",
      ],
      labels: ["投稿者", "執筆者", "著者", "筆者", "ライター", "文責", "作成者"],
      others: [
        "写真", "撮影", "編集", "動画", "図", "図版", "イラスト", "作画", "翻訳", "訳", "協力", "監修", "デザイン", "スタイリング", "ヘアメイク", "カメラ", "画像",
        "校正", "企画", "制作", "編集協力", "PHOTO", "Photo", "photo", "EDIT", "Edit",
      ],
      outlets: [
        "部", "支局", "総局", "記者", "編集委員", "論説委員", "デスク", "特派員", "ライター", "ジャーナリスト", "新聞", "新聞社", "通信", "編集者", "評論家",
        "アナリスト",
        "コラムニスト", "教授", "研究員", "エディター",
      ])

    static let korean = Signs(
      reporters: [
        "인턴기자", "선임기자", "전문기자", "객원기자", "시민기자", "수습기자", "대기자", "기자", "특파원", "통신원", "논설위원",
      ],
      writers: ["취재", "글", "취재기자", "작성", "글쓴이"],
      offices: [
        "교수", "변호사", "대표", "소장", "연구원", "연구위원", "작가", "시인", "소설가", "칼럼니스트", "원장", "이사장", "회장", "평론가", "위원",
        "센터장", "박사", "전문의", "논설실장", "주필", "편집국장", "에디터", "앵커", "활동가", "강사",
      ],
      others: ["부", "팀", "기자", "기자명", "사진", "글", "취재", "영상", "정리", "편집", "입력", "수정", "승인", "등록"],
      outlets: ["일보", "신문", "뉴스", "통신", "방송", "타임스", "경제", "매일", "투데이", "데일리", "저널", "미디어"])
  }
}
