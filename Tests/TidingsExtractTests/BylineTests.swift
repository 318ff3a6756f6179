import Testing
import TidingsExtract
import TidingsModel

@Suite struct BylineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var language: String
    /// Under the title.
    var head: String
    /// Below the story.
    var end: String
    var authors: [String]
    var testDescription: String { "\(language): \(head)\(end)" }

    init(_ language: String, head: String = "", end: String = "", _ authors: [String]) {
      self.language = language
      self.head = head
      self.end = end
      self.authors = authors
    }
  }

  static let cases = [
    Case("vi", end: #"<p style="text-align:right"><strong>Minh Hạ</strong></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p class="author_mail"><strong>Minh Hạ</strong> (Theo <em>CNN</em>)</p>"#, ["Minh Hạ"]),
    Case(
      "vi",
      head: #"<div class="info-top"><a class="name" href="/author/minh-ha-185.htm">Minh Hạ</a>"#
        + #"<a class="email" href="mailto:m@x.vn">minhha@x.vn</a></div>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><em>Bài, ảnh: <strong>Minh Hạ</strong></em></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>Tin, ảnh: Minh Hạ - Trần Bảo Lâm</b></p>"#, ["Minh Hạ", "Trần Bảo Lâm"]),
    Case("vi", end: #"<p class="pAuthor" align="right">Minh Hạ (Theo <em>CNN</em>)</p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p class="author">Minh Hạ - Theo CNN</p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>Minh Hạ và nhóm PV</b></p>"#, ["Minh Hạ"]),
    Case(
      "vi", end: #"<div class="ads"><p>Quảng cáo</p></div><p align="right"><b>Minh Hạ</b></p>"#, ["Minh Hạ"]),
    Case("vi", head: #"<div class="social"><a>Zalo</a><p class="author">Google News</p></div>"#, []),
    Case(
      "de",
      head:
        #"<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Fritz Haber"}}"#
        + #"</script><span class="author">Minh Hạ</span>"#, ["Fritz Haber"]),
    Case(
      "en-GB",
      head: #"<p>Photo: <a href="https://creativecommons.org/licenses/by/4.0/">Creative Commons</a></p>"#, []),
    Case("zh-CN", head: #"<span class="author">港都報／ 王小明／國小教師（台東縣）</span>"#, ["王小明"]),
    Case(
      "en-GB",
      head:
        #"<div class="lead">We count the boats. We should count those who sail them.</div><div data-testid="byline">"#
        + #"<h4><a href="/by/ann-bell">Dr Ann Bell</a></h4><p>Writes on harbours</p></div>"#, ["Dr Ann Bell"]),
    Case("vi", end: #"<p align="right"><b>P.V</b></p><p>(Theo TTXVN)</p>"#, []),
    Case(
      "vi", head: #"<div><span class="author">Theo <a href="/x">Minh Hạ</a></span> <i>09/06/2025 14:53</i></div>"#,
      ["Minh Hạ"]),
    Case("vi", head: "<div>14/06/2025 | 09:15 AM</div><div>A- A A+</div>", []),
    Case("vi", head: "<div>14/06/2025 | 09:15 AM</div><div>A A A</div>", []),
    Case("ko", head: "<div>등록 2025-06-14 오전 9:15</div><div>이서연 기자 구독</div>", ["이서연"]),
    Case(
      "id",
      head: #"<div>14/06/2025, 09:15 WIB</div><div class="credit"><div class="n"><h6>Budi Santoso,</h6></div>"#
        + #"<div class="n"><h6>Dewi Lestari</h6></div></div>"#, ["Budi Santoso", "Dewi Lestari"]),
    Case(
      "id", head: "<div>14 Juni 2025, 09:15 WIB</div><div>Tim Redaksi</div><div>Dewi Lestari</div>", ["Dewi Lestari"]),
    Case("el", head: "<div>14 Ιουνίου 2025, 9:15</div><div>Σύνταξη: Ελένη Νικολάου</div>", ["Ελένη Νικολάου"]),
    Case(
      "ro",
      head:
        #"<div class="author-meta"><span>Data publicării: <time datetime="2025-06-14">14.06.2025</time></span></div>"#,
      []),
    Case("es", head: "<div>Ciudad de México / 14.06.2025 09:15:00</div>", []),
    Case("ar", head: "<div>14 يونيو 2025 - 09:15 بتوقيت القاهرة</div>", []),
    Case("en-GB", head: "<p>Ann Bell, Associated Press</p><p>14 June 2025</p>", ["Ann Bell"]),
    Case("en-GB", head: "<p>published : 14 Jun 2025 at 09:15</p><p>WRITER: Ann Bell</p>", ["Ann Bell"]),
    Case("en-GB", head: "<p>Ann Bell / PCN / Updated: Jun 14, 2025, 09:15 BST</p>", ["Ann Bell"]),
    Case("en-GB", head: "<p>Ann Bell Published June 14, 2025 Updated June 14, 2025 02:53pm</p>", ["Ann Bell"]),
    Case(
      "vi",
      end:
        #"<div class="article-author"><div class="row"><div class="col"><a href="/x"><b>Minh Hạ</b></a>/SCN</div></div></div>"#,
      ["Minh Hạ"]),
    Case(
      "de",
      head:
        #"<div><span>Von</span><ul><li><a href="/a/1">Julia Becker</a></li><li><a href="/a/2">Max Weber</a></li></ul></div>"#
        + "<div>14.06.2025, 09:15 Uhr</div>", ["Julia Becker", "Max Weber"]),
    Case(
      "fr", head: "<div>Publié le 14 juin 2025</div><div>Temps de lecture : 3 min</div><div>Claire Dubois</div>",
      ["Claire Dubois"]),
    Case("sv", head: "<p>Publicerad idag 09.15</p><p>Erik Lindberg</p>", ["Erik Lindberg"]),
    Case("vi", end: #"<p align="right"><b>Minh Hạ (TTXVN/Vietnam+)</b></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>Minh Hạ/VOV.VN</b></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>Minh Hạ (tổng hợp)</b></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>CTV Minh Hạ</b></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>Nội dung: Minh Hạ</b></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>(tổng hợp)</b></p>"#, []),
    Case("vi", end: #"<p align="right">Nguồn: baosong.vn</p>"#, []),
    Case("vi", end: #"<p align="right">Theo <b>Tiền Phong</b></p>"#, []),
    Case("vi", end: #"<p align="right"><b>M.H</b></p>"#, ["M.H"]),
    Case("vi", end: #"<p align="right"><b>HẾT</b></p>"#, []),
    Case("vi", end: #"<p align="right"><b>Khuyết danh</b></p>"#, []),
    Case("vi", head: #"<div class="author-nav"><b>Vị trí:</b> <a href="/">Báo Sông</a> » Thời sự</div>"#, []),
    Case("vi", head: "<div>Minh Hạ • 14/06/2025 09:15 • 3 phút đọc</div>", ["Minh Hạ"]),
    Case("vi", head: "<div>Thời sự - 14/06/2025 09:15</div>", []),
    Case("vi", head: "<div>Quảng Ngãi - 14/06/2025 09:15</div>", []),
    Case("vi", head: "<div>Thứ Bảy - 14/06/2025 09:15</div>", []),
    Case(
      "vi", head: "<div><span>Biên tập: Lê Thu</span></div>", end: #"<p align="right"><b>Minh Hạ</b></p>"#,
      ["Minh Hạ"]),
    Case(
      "vi", end: #"<p><em>Ảnh: Trần Bảo Lâm</em></p><p align="right"><b>Minh Hạ</b></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right">Theo <b>Minh Hạ/Báo Sông</b></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right">Theo Minh Hạ (Báo Sông)</p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right">Theo Tiền Phong (VTC)</p>"#, []),
    Case("vi", end: #"<p class="author">Theo Minh Hạ</p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p class="author">Theo Nhịp Sống Thị Trường</p>"#, []),
    Case(
      "vi", end: #"<p align="right"><b>TS. LÊ MINH HẠ</b> - <b>TRẦN BẢO</b> (ghi)</p>"#, ["LÊ MINH HẠ", "TRẦN BẢO"]),
    Case("vi", end: #"<p align="right"><b>BTV Minh Hạ (tổng hợp)</b></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>Minh Hạ/VOV1</b></p>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>Lò Văn Chiến, Mùa A Sùng</b></p>"#, ["Lò Văn Chiến", "Mùa A Sùng"]),
    Case(
      "vi", end: "<p><em>* Tác giả <strong>Lê Minh Hạ</strong> là tiến sĩ triết học, sống tại Huế.</em></p>",
      ["Lê Minh Hạ"]),
    Case(
      "vi", head: "<p>14/06/2025 09:15</p><div><div>Minh Hạ</div><div>Cộng tác viên</div></div>", ["Minh Hạ"]),
    Case("ja", end: "<p>取材・文＝小島ゆり　撮影＝加藤剛</p>", ["小島ゆり"]),
    Case("ja", end: "<p>（文・構成＝長谷川隼／写真＝原ひろみ）</p>", ["長谷川隼"]),
    Case("ja", end: "<p>（社会部　沢田信夫）</p>", ["沢田信夫"]),
    Case("ja", head: "<p>松浦 直樹 : フリーライター</p><p>2025/06/14 09:15</p>", ["松浦 直樹"]),
    Case("ja", head: "<p>宮地ゆう　編集委員・石井徹一</p><p>2025年6月14日 9時15分</p>", ["宮地ゆう", "石井徹一"]),
    Case("ja", end: "<div><p>この記事の筆者</p><dl><dt>野村佳代</dt><dd>社会部記者。</dd></dl></div>", ["野村佳代"]),
    Case("ko", end: "<p>부산=조하늘 기자, 세종=임채우 기자 sky@b.kr</p>", ["조하늘", "임채우"]),
    Case("ko", end: "<p>강은채 북항대 교수·해양정책학</p>", ["강은채"]),
    Case("ko", end: "<p>글쓴이 표민정은 시민연대 사무국장입니다.</p>", ["표민정"]),
    Case("zh-CN", head: "<p>港报号·作者 王小明</p><p>2025-06-14 09:15</p>", ["王小明"]),
    Case("zh-CN", head: "<p>生活中心／王小明報導</p><p>2025-06-14 09:15</p>", ["王小明"]),
    Case("zh-CN", head: "<p>王小明</p><p>港都日报记者</p><p>2025-06-14 09:15</p>", ["王小明"]),
    Case("bn", head: "<p><span>আরিফ হোসেন</span><span>খুলনা</span></p><p>১৪ জুন ২০২৫, ০৯:১৫</p>", ["আরিফ হোসেন"]),
    Case("vi", head: "<p>Posted on 14/06/2025 by Minh Hạ</p>", ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>Minh Hạ / Tạp chí Biển</b></p>"#, ["Minh Hạ"]),
    Case("ja", head: "<p><span>著者</span><span>河村 真帆</span></p><p>2025年6月14日 9時15分</p>", ["河村 真帆"]),
    Case("ja", head: "<p>投稿日：2025年6月14日　投稿者：三浦千春</p>", ["三浦千春"]),
    Case("ko", end: "<p>금나래 동화작가</p>", ["금나래"]),
    Case("zh-CN", end: "<p>撰文：章北海丨编辑：常伟</p>", ["章北海"]),
    Case("zh-CN", head: "<p>文．王小明　攝影．李華</p>", ["王小明"]),
    Case("ru", head: "<p>Автор материала: Степан Громов</p>", ["Степан Громов"]),
    Case("nb", head: "<p>TEKST Håkon Berge FOTO Siri Lie</p>", ["Håkon Berge"]),
    Case("fr", head: "<p>Une enquête de Titouan Kerbrat</p>", ["Titouan Kerbrat"]),
    Case("bg", head: "<p>от Мария Стоева</p><p>14 юни 2025, 09:15</p>", ["Мария Стоева"]),
    Case(
      "ru", head: "<p>ПОРТ, 14 июня — Портовая газета, Ольга Дёмина.</p><p>14.06.2025 09:15</p>", ["Ольга Дёмина"]),
    Case(
      "de", head: "<p>Von <a href='/x'>Jannis Reuter</a>, Kiel, und <a href='/y'>Swantje Boll</a>, Lübeck</p>",
      ["Jannis Reuter", "Swantje Boll"]),
    Case("de", head: "<p>Von Fiete Claasen, NDR</p>", ["Fiete Claasen"]),
    Case("de", head: "<p>Von unserer Redakteurin Hedda Brock</p>", ["Hedda Brock"]),
    Case("fr", head: "<p>M.-A. D. avec AFP</p><p>Le 14 juin 2025 à 09:15</p>", ["M.-A. D."]),
    Case("fr", end: "<p>De notre envoyé spécial à Lorient, Erwan Briec</p>", ["Erwan Briec"]),
    Case("es", head: "<p>Redacción: Lola Ferrer</p>", ["Lola Ferrer"]),
    Case("es", head: "<p>J. L. Cano</p><p>Vigo</p><p>14 jun 2025 09:15</p>", ["J. L. Cano"]),
    Case("it", end: "<p>© RIPRODUZIONE RISERVATA</p><p><b>Elio Marchetti</b></p>", ["Elio Marchetti"]),
    Case("pl", head: "<p>Bogna Wilk | oprac. Jerzy Lis</p><p>14 czerwca 2025, 9:15</p>", ["Bogna Wilk"]),
    Case("nl", head: "<p>Tekst Sanne Dekker Beeld Joris Post</p>", ["Sanne Dekker"]),
    Case(
      "nb", head: "<p><a href='/k/1'>Ingrid Solberg</a> Journalist</p><p>Publisert 14. juni 2025 kl. 09:15</p>",
      ["Ingrid Solberg"]),
    Case(
      "tr", head: "<p>14.06.2025 09:15</p><p>Ayşe GÜLER/İZMİR, (DHA)- Balıkçılar karara sevindi.</p>", ["Ayşe GÜLER"]),
    Case("ro", head: "<p>Autor: Sorina Dobre Data publicării: 14.06.2025 09:15</p>", ["Sorina Dobre"]),
    Case("id", head: "<p>Laporan Wartawan Tribun Muara, Galih Saputra</p>", ["Galih Saputra"]),
    Case(
      "vi",
      end: #"<p class="author">Bài: <b>Minh Hạ</b></p><div class="comments"><b class="comment-author">Cô Ba</b></div>"#,
      ["Minh Hạ"]),
    Case("vi", end: #"<p align="right">Theo Tiền Phong/VTC</p>"#, []),
    Case("vi", end: #"<p align="right"><b>H.NAM (tổng hợp)</b></p>"#, ["H.NAM"]),
    Case("vi", end: #"<p align="right"><b>Đại tá, TS Minh Hạ</b></p>"#, ["Minh Hạ"]),
    Case("vi", end: "<p>Minh Hạ (PV) / Trần Bảo Lâm (CTV)</p>", ["Minh Hạ", "Trần Bảo Lâm"]),
    Case("vi", end: #"<div class="x"><span>Bơi Thuyền</span></div><div class="x"><span>Câu Cá</span></div>"#, []),
    Case("vi", head: "<ul><li><span>Tác giả,</span> <span>Minh Hạ</span></li></ul>", ["Minh Hạ"]),
    Case(
      "vi", head: #"<div class="byline">Thực hiện: <span>Minh Hạ</span>, <span>Trần Bảo Lâm</span></div>"#,
      ["Minh Hạ", "Trần Bảo Lâm"]),
    Case("ko", head: "<div><span>이서연 논설위원</span><span>기사입력 2025-06-14 09:15</span></div>", ["이서연"]),
    Case("ko", end: "<p>/김민수 기자 ms@b.kr</p>", ["김민수"]),
    Case("zh-CN", head: "<p>时间：2025-06-14 09:15　来源：北港日报　作者：王小明　编辑：陈晨</p>", ["王小明"]),
    Case("zh-CN", head: "<p>2025年06月14日 09:15 北港日报 王小明 通讯员 赵敏</p>", ["王小明", "赵敏"]),
    Case("zh-CN", end: "<p>撰稿：王小明　审核：陈晨</p>", ["王小明"]),
    Case("zh-CN", end: "<p>文丨王小明</p><p>图丨李晓红</p>", ["王小明"]),
    Case("ja", end: "<p>文・写真＝佐藤健一</p>", ["佐藤健一"]),
    Case("ja", head: "<p><span>佐藤健一</span> 2025年6月14日 9時15分</p>", ["佐藤健一"]),
    Case("ja", head: "<p><span>国際</span> 2025年6月14日 9時15分</p>", []),
    Case("th", end: "<p>ผู้สื่อข่าว : สมชาย ใจดี</p>", ["สมชาย ใจดี"]),
    Case("th", head: "<p>เขียนโดย วิภา แสงทอง</p>", ["วิภา แสงทอง"]),
    Case("id", end: "<p>Pewarta: Budi Santoso<br>Editor: Rina Wulandari</p>", ["Budi Santoso"]),
    Case("ru", head: "<p>Корреспондент: Иван Петров</p>", ["Иван Петров"]),
    Case("ar", head: "<p>كتب- أحمد الخطيب:</p>", ["أحمد الخطيب"]),
    Case("ar", head: "<p>المرفأ - أحمد الخطيب</p><p>2025/06/14 09:15</p>", ["أحمد الخطيب"]),
    Case("he", head: "<p>מאת: נועה כהן, כתבת לענייני חברה</p>", ["נועה כהן"]),
    Case("hi", head: "<p>14 Jun 2025 09:15 AM IST</p>", []),
    Case("de", head: "<p>Autor*in: <b>Anna Vogt</b></p>", ["Anna Vogt"]),
    Case("fr", end: "<p>Propos recueillis par Claire Moreau</p>", ["Claire Moreau"]),
    Case("es", head: "<p>14.06.2025 | 09:15h</p><p>LUCÍA ROMERO. Cádiz</p>", ["LUCÍA ROMERO"]),
    Case("es", head: "<p>Texto: Lucía Romero</p><p>Fotos: Javier Ortega</p>", ["Lucía Romero"]),
    Case("pt-BR", head: "<p>Por Redação, Jornal do Porto</p>", []),
    Case("cs", head: "<p>14. června 2025 9:15 Jana Dvořáková</p>", ["Jana Dvořáková"]),
    Case("cs", head: "<p>Napsal(a): Petr Novák, 14. 6. 2025 9:15</p>", ["Petr Novák"]),
    Case("pl", head: "<p>opr. Maria Nowak 14.06.2025 09:15</p>", ["Maria Nowak"]),
    Case("hu", head: "<p>Írta: Kovács János Kategória: Helyi hírek 2025-06-14 09:15</p>", ["Kovács János"]),
    Case("ro", head: "<p>de Ioana Marin, 14.06.2025, 09:15</p>", ["Ioana Marin"]),
    Case("sv", head: "<p>Karin Holm</p><p>karin@hp.example</p><p>Publicerad 2025-06-14 09.15</p>", ["Karin Holm"]),
    Case("en-GB", head: "<p>By Helen Marsh, Health Editor and Owen Pryce</p>", ["Helen Marsh", "Owen Pryce"]),
    Case("en-GB", end: #"<div><a class="b" href="/x"><b>Start Planning</b></a></div>"#, []),
    Case("ko", end: "<p>김민수 기자 minsu@bukhang.example.kr</p>", ["김민수"]),
    Case("ko", head: "<ul><li>기자명 김민수 기자</li><li>입력 2025.06.14 09:15</li></ul>", ["김민수"]),
    Case("ko", head: #"<div class="byline">김민수·이서연 기자</div>"#, ["김민수", "이서연"]),
    Case("ko", end: "<p>[김민수 기자]</p>", ["김민수"]),
    Case("ko", end: "<p>글·사진 김민수 기자</p>", ["김민수"]),
    Case("ja", end: "<p>（佐藤健一）</p>", ["佐藤健一"]),
    Case("ja", end: "<p>（敬称略）</p>", []),
    Case("ja", end: "<p>（随時掲載）</p>", []),
    Case("ja", end: "<p>取材・文 佐藤健一</p>", ["佐藤健一"]),
    Case("ja", end: "<p>（文・佐藤健一、写真・鈴木美咲）</p>", ["佐藤健一"]),
    Case("ja", end: "<p>写真：鈴木美咲</p>", []),
    Case("zh-CN", end: "<p>（记者 王小明）</p>", ["王小明"]),
    Case("zh-CN", end: "<p>记者获悉，工程明年完工</p>", []),
    Case("zh-CN", end: #"<p style="text-align:right"><strong>王小明</strong></p>"#, ["王小明"]),
    Case("zh-CN", end: #"<p style="text-align:right"><strong>返回首页</strong></p>"#, []),
    Case("ja", end: #"<p style="text-align:right"><strong>佐藤花子</strong></p>"#, ["佐藤花子"]),
    Case("zh-CN", head: "<div>本报记者 王小明</div>", ["王小明"]),
    Case("zh-CN", head: "<div><span>作者：王小明 李晓红</span></div>", ["王小明", "李晓红"]),
    Case("zh-CN", end: "<p>责任编辑：李晓红</p>", []),
    Case("zh-CN", end: "<div>作者：未知 &nbsp; 责任编辑：李晓红</div>", []),
    Case("zh-CN", end: "<div>作者：王小明 &nbsp; 责任编辑：李晓红</div>", ["王小明"]),
    Case("zh-CN", end: "<p>采写：海港晚报见习记者 王小明</p>", ["王小明"]),
    Case("zh-CN", end: #"<p class="end">- THE END -</p>"#, []),
    Case("zh-CN", end: #"<div class="keyword">关键词 &gt;&gt; 王小明</div>"#, []),
    Case(
      "zh-CN", head: #"<div class="news-author"><strong>当前位置 :</strong> <a href="/">海港网</a> &gt; 社会</div>"#, []),
    Case(
      "id", head: "<div>Budi Santoso - Harian Muara</div><div>Sabtu, 14 Juni 2025 09:15 WIB</div>", ["Budi Santoso"]),
    Case("id", head: "<div>Penulis: Budi Santoso | Editor: Rina Wulandari</div>", ["Budi Santoso"]),
    Case("de", head: "<p>Von Klaus Berger und Anna Vogt</p>", ["Klaus Berger", "Anna Vogt"]),
    Case("de", head: "<p>Ein Bericht von Klaus Berger</p>", ["Klaus Berger"]),
    Case("de", end: "<p>(dpa)</p>", []),
    Case("ru", end: "<p>Автор: Иван Петров</p><p>Фото: Ольга Смирнова</p>", ["Иван Петров"]),
    Case("ar", head: "<div>كتب - أحمد الخطيب</div>", ["أحمد الخطيب"]),
    Case("ar", head: #"<div class="author">أحمد الخطيب وسارة المنصور</div>"#, ["أحمد الخطيب", "سارة المنصور"]),
    Case("he", head: #"<div class="author">דני לוי ונועה כהן</div>"#, ["דני לוי", "נועה כהן"]),
    Case("fr", head: "<p>Jean Dubois, publié le 14/06/2025 à 09:15</p>", ["Jean Dubois"]),
    Case("fr", head: "<p>Par Jean Dubois avec AFP</p>", ["Jean Dubois"]),
    Case("es", head: "<p>Por Javier Ortega / Lucía Romero</p>", ["Javier Ortega", "Lucía Romero"]),
    Case("cs", head: "<p>Petr Novák, Jana Dvořáková</p><p>14. června 2025 9:15</p>", ["Petr Novák", "Jana Dvořáková"]),
    Case("cs", head: #"<div class="author">Petr Novák a Jana Dvořáková</div>"#, ["Petr Novák", "Jana Dvořáková"]),
    Case("tr", head: "<p>Mehmet Yılmaz / LİMAN</p><p>14.06.2025 - 09:15</p>", ["Mehmet Yılmaz"]),
    Case("nl", head: "<p>Pieter de Vries - 14 juni 2025 09:15</p>", ["Pieter de Vries"]),
    Case("pl", head: "<p>Jan Kowalski, PAP</p><p>14.06.2025, 09:15</p>", ["Jan Kowalski"]),
    Case("ko", head: "<div>김민수 기자 kms@port.example</div>", ["김민수"]),
    Case("ar", head: "<div>بقلم/ أحمد الخطيب</div>", ["أحمد الخطيب"]),
    Case("vi", end: "<p><strong>Tác giả bài viết: </strong>Minh Hạ</p>", ["Minh Hạ"]),
    Case(
      "ru",
      head:
        #"<div class="authors"><a href="/authors/ip"><span>Иван Петров</span><span>(Корреспондент)</span></a></div>"#,
      ["Иван Петров"]),
    Case("en-GB", head: "<p>Helen Marsh | Senior Writer | July 2, 2025</p>", ["Helen Marsh"]),
    Case("en-GB", head: #"<div class="byline">Guide by <a href="/a">Helen Marsh</a></div>"#, ["Helen Marsh"]),
    Case("en-GB", head: #"<div class="byline">Sat, 14 Jun, 2025 - 06:36</div>"#, []),
    Case("en-GB", end: #"<div class="authors"><a href="/users/login">Login</a> or register</div>"#, []),
    Case("en-GB", head: #"<span class="author">Helen (Nell) Marsh</span>"#, ["Helen (Nell) Marsh"]),
    Case("vi", end: "<p><em>Phóng sự của</em> <strong>Minh Hạ</strong></p>", ["Minh Hạ"]),
    Case("vi", end: "<p>Khắc Minh/VOV-Tây Bắc</p>", ["Khắc Minh"]),
    Case("de", head: "<p>Text und Foto: Anna Vogt</p>", ["Anna Vogt"]),
    Case("de", head: "<p>Reporter Klaus Berger</p>", ["Klaus Berger"]),
    Case("fr", head: "<p>Article rédigé par <b>Claire Moreau</b></p>", ["Claire Moreau"]),
    Case("fr", head: "<p>Reportage photo</p>", []),
    Case("es", head: "<p>Javier Ortega<br>Corresponsal en Cádiz</p><p>14 junio 2025 - 09:15</p>", ["Javier Ortega"]),
    Case("fi", head: "<p>Toimittaja Liisa Korhonen</p><p>14.6.2025 klo 9:15</p>", ["Liisa Korhonen"]),
    Case("uk", end: "<p>Підготувала Оксана Мельник</p>", ["Оксана Мельник"]),
    Case("uk", head: "<p><a href='/a'>Оксана Мельник</a> — 14 червня, 09:15</p>", ["Оксана Мельник"]),
    Case("pl", end: "<p>Opracował: Jan Kowalski</p>", ["Jan Kowalski"]),
    Case("el", head: "<p>Γράφει η Μαρία Νικολάου</p>", ["Μαρία Νικολάου"]),
    Case("el", head: "<p>Συντάκτης: Γιώργος Παππάς</p>", ["Γιώργος Παππάς"]),
    Case("ro", head: "<p>De <b>Ioana Marin</b>, joi, 14 iunie 2025, 09:15</p>", ["Ioana Marin"]),
    Case("th", end: "<p>เขียนข่าวโดย : สมชาย ใจดี</p>", ["สมชาย ใจดี"]),
    Case("lo", end: "<p>ຂ່າວ-ພາບ: ສົມພອນ ວົງສາ</p>", ["ສົມພອນ ວົງສາ"]),
    Case("hi", head: "<p>रिपोर्ट: राजेश कुमार</p>", ["राजेश कुमार"]),
    Case("hi", head: "<p>राजेश कुमार, नई दिल्ली</p><p>14 जून 2025 09:15</p>", ["राजेश कुमार"]),
    Case("he", head: "<p>דני לוי | 14.06.2025 | 09:15</p>", ["דני לוי"]),
    Case("ur", head: "<p>علی رضا | شائع جون 14, 2025 09:15am</p>", ["علی رضا"]),
    Case(
      "ar", head: "<p>أحمد الخطيب وسارة المنصور</p><p>14 حزيران/يونيو 2025</p>", ["أحمد الخطيب", "سارة المنصور"]),
    Case("ja", head: "<p>社会部 佐藤健一</p>", ["佐藤健一"]),
    Case("ja", end: "<p>取材・文／佐藤健一</p>", ["佐藤健一"]),
    Case("ko", head: "<p>[북항일보 이서연 기자]</p>", ["이서연"]),
    Case("tl", head: #"<div class="byline">Ni <a href="/u">Juan dela Cruz</a> @pantalan</div>"#, ["Juan dela Cruz"]),
    Case(
      "id",
      head: "<p>14/06/2025, 09:15 WIB</p><div><h6>Budi Santoso</h6><h6>Rina Wulandari</h6></div><div>Tim Redaksi</div>",
      ["Budi Santoso", "Rina Wulandari"]),
    Case(
      "ru", head: "<p><a href='/authors/ip'><span>Иван Петров</span><span>(отдел «Общество»)</span></a></p>",
      ["Иван Петров"]),
    Case(
      "pt-BR",
      head: #"<div itemprop="author" itemscope><meta itemprop="name" content="Carla Ribeiro"></div>"#, ["Carla Ribeiro"]
    ),
    Case(
      "pl", head: #"<div class="vcard"><span class="fn">Jan Kowalski</span>, <span>dziennikarz</span></div>"#,
      ["Jan Kowalski"]),
    Case("pl", head: #"<div class="vcard"><b>Telefon Zaufania</b></div>"#, []),
    Case(
      "en-GB", head: #"<div><img src="/h.jpg" alt="Helen Marsh"><span>Helen Marsh</span></div>"#, ["Helen Marsh"]),
    Case("en-GB", head: #"<div><img src="/h.jpg" alt="Wooden pier"><span>Local News</span></div>"#, []),
    Case(
      "en-GB", end: "<p>This post was written by Helen Marsh, Head of Marketing and Community Development</p>",
      ["Helen Marsh"]),
    Case("en-GB", head: "<script>var page = { id: 7, 'pageAuthor': 'Helen Marsh' };</script>", ["Helen Marsh"]),
    Case("en-GB", head: "<script>ga('set', {author: 'Helen Marsh'}); x = {author: 'Owen Pryce'};</script>", []),
    Case("de", head: "<p>Anna Vogt</p><p>Redakteurin</p><p>14.6.2025 – 9:15 Uhr</p>", ["Anna Vogt"]),
    Case("en-GB", head: "<p>Sam Marsh</p><p>14 June 2025, 9:15</p>", ["Sam Marsh"]),
    Case("en-GB", end: "<p>Posted by Helen at 14 June 2025 9:15</p>", ["Helen"]),
    Case("en-GB", head: "<p>Tim Marsh</p><p>14 June 2025, 9:15</p>", ["Tim Marsh"]),
    Case("fr", head: "<p>De notre correspondant à Brest, Jean Dubois</p>", ["Jean Dubois"]),
    Case("it", head: "<p>dal nostro inviato Marco Ferri</p>", ["Marco Ferri"]),
    Case("uk", end: "<p>Текст — Оксана Мельник</p>", ["Оксана Мельник"]),
    Case("ru", end: "<p>Беседовал Иван Петров</p>", ["Иван Петров"]),
    Case("vi", head: #"<p>Minh Hạ <a href="mailto:m@x.vn">✉</a></p><p>14/06/2025 09:15</p>"#, ["Minh Hạ"]),
    Case("vi", head: #"<p><a href="javascript:;">Minh Hạ</a></p><p>14/06/2025 09:15</p>"#, ["Minh Hạ"]),
    Case("vi", head: #"<p><a href="/doi-song">Đời Sống</a></p><p>14/06/2025 09:15</p>"#, []),
    Case("vi", end: "<p><i>Minh Hạ, ngày 14/06/2025</i></p>", ["Minh Hạ"]),
    Case("id", end: "<p>(Budi Santoso)</p>", ["Budi Santoso"]),
    Case("id", end: "<p>(bds/rwl)</p>", []),
    Case("km", head: "<p>ដោយ\u{200B} ៖ សុខ សុភា</p>", ["សុខ សុភា"]),
    Case("ar", head: "<p>القاهرة – أحمد الخطيب</p><p>14 يونيو 2025 9:15 ص</p>", ["أحمد الخطيب"]),
    Case("pl", head: "<p>KAP / Maria Nowak</p><p>14 czerwca 2025 09:15</p>", ["Maria Nowak"]),
    Case("pt-BR", head: "<p>Por João Almeida, TV Porto — Rio de Janeiro</p>", ["João Almeida"]),
    Case("ja", head: "<p>[佐藤健一，北港新聞]</p>", ["佐藤健一"]),
    Case("ja", head: "<p>鈴木美咲子：フリーライター</p>", ["鈴木美咲子"]),
    Case("zh-CN", head: "<p>王小明 / 北港報導</p>", ["王小明"]),
    Case("te", head: "<p>రచన: రవి కుమార్</p>", ["రవి కుమార్"]),
    Case("vi", head: "<p>14/06/2025 09:15 (GMT+7) | <span>Minh Hạ thực hiện</span></p>", ["Minh Hạ"]),
    Case("vi", end: "<p><b>Minh Hạ - Phóng viên TTXVN tại Khánh Hòa</b></p>", ["Minh Hạ"]),
    Case("vi", end: "<p><b>Trần Minh Hạ - THPT Chuyên Lê Quý Đôn</b></p>", ["Trần Minh Hạ"]),
    Case("vi", end: "<p><b>Minh Hạ - Trần Bảo Lâm</b></p>", ["Minh Hạ", "Trần Bảo Lâm"]),
    Case("vi", head: "<p>Đăng lúc: 09:15. Tác giả: <b>Hạ Vi</b>. Lượt xem: 11</p>", ["Hạ Vi"]),
    Case("ur", head: "<p>علی رضا، اسلام آباد</p><p>14 جون 2025</p>", ["علی رضا"]),
    Case("ar", head: "<p>الرياض: سارة المنصور</p><p>14 يونيو 2025</p>", ["سارة المنصور"]),
    Case("ar", head: "<p>سارة المنصور *</p><p>14 يونيو 2025</p>", end: "<p>* كاتبة صحفية</p>", ["سارة المنصور"]),
    Case("ar", head: "<p><span>كتبه</span> <a href='/a/1'>أحمد الخطيب</a></p>", ["أحمد الخطيب"]),
    Case("ru", end: "<p><i>Иван Петров, специально для «Порта»</i></p>", ["Иван Петров"]),
    Case("bg", head: "<p>Репортер: Мария Димитрова</p>", ["Мария Димитрова"]),
    Case("de", head: "<p>Dieser Artikel wurde von Anna Vogt verfasst</p>", ["Anna Vogt"]),
    Case("fr", head: "<p><span>Par</span> <span>Claire</span> <span>Moreau</span></p>", ["Claire Moreau"]),
    Case("es", head: "<p>Texto de Lucía Romero y fotos de Javier Ortega</p>", ["Lucía Romero"]),
    Case("nl", head: "<p>Tekst Pieter de Vries</p>", ["Pieter de Vries"]),
    Case("ja", end: "<p>（社会部・佐藤健一）</p>", ["佐藤健一"]),
    Case("ja", head: "<p>文／鈴木美咲（フリーライター）</p>", ["鈴木美咲"]),
    Case("ja", head: "<p>佐藤 健一</p><p>2025年6月14日 09:15</p>", ["佐藤 健一"]),
    Case("ko", head: "<p>김민수 | 승인 2025.06.14 09:15</p>", ["김민수"]),
    Case("ko", head: "<p>사회부 | 승인 2025.06.14 09:15</p>", []),
    Case("ko", end: "<p>취재 김민수 이서연</p>", ["김민수", "이서연"]),
    Case("zh-CN", head: "<p>北港日报 2025-06-14 09:15 王小明</p>", ["王小明"]),
    Case("zh-CN", head: "<p>作者 | 王小明</p><p>来源 | 北港观察</p>", ["王小明"]),
    Case("vi", end: "<p><strong>Minh Hạ/Dân Việt</strong></p>", ["Minh Hạ"]),
    Case("vi", head: "<p>Minh Hạ</p><p>Biên tập viên</p><p>14/06/2025 09:15</p>", ["Minh Hạ"]),
    Case("vi", end: "<p><b>Tr.Hạ</b></p>", ["Tr.Hạ"]),
    Case("my", head: "<p>၁၄ ဇွန် ၂၀၂၅</p><p>သတင်းထောက် - ဇော်မင်း</p>", ["ဇော်မင်း"]),
    Case("hi", head: "<p>Edited By: अनीता शर्मा</p>", []),
    Case("hi", head: "<p>Written By: राजेश कुमार | Edited By: अनीता शर्मा</p>", ["राजेश कुमार"]),
    Case("pl", end: "<p>Maria Nowak / PAP</p>", ["Maria Nowak"]),
    Case("fr", head: "<p>Jean Dubois avec l'AFP</p><p>Publié le 14/06/2025 à 09:15</p>", ["Jean Dubois"]),
    Case("fi", head: "<p>Liisa Korhonen STT</p><p>14.6.2025 klo 9.15</p>", ["Liisa Korhonen"]),
    Case("ja", head: "<p>2025年6月14日 9時15分</p><p>有料記事</p><p>佐藤健一</p>", ["佐藤健一"]),
    Case("ja", head: "<p>取材・執筆：佐藤健一　撮影：鈴木美咲</p>", ["佐藤健一"]),
    Case("ko", head: "<p>김민수 선임기자 kms@port.example</p>", ["김민수"]),
    Case("en-GB", head: "<p>By Helen Marsh, PA and Owen Pryce</p>", ["Helen Marsh", "Owen Pryce"]),
    Case(
      "en-GB", head: "<p>Helen Marsh Local Democracy Reporter</p><p>14 June 2025, 9:15</p>", ["Helen Marsh"]),
    Case("en-GB", head: #"<p class="author">Great Port Editorial Team</p>"#, ["Great Port Editorial Team"]),
    Case("hu", head: "<p>Kovács János írása</p><p>2025. június 14. 09:15</p>", ["Kovács János"]),
    Case("nl", head: "<p>Van onze verslaggever Pieter de Vries</p>", ["Pieter de Vries"]),
    Case(
      "ru",
      head:
        #"<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="author">Иван Петров</span></div>"#,
      ["Иван Петров"]),
    Case(
      "vi", end: #"<p align="right"><em>Bài và ảnh: </em><b>Minh Hạ – Trần Bảo Lâm</b></p>"#,
      ["Minh Hạ", "Trần Bảo Lâm"]),
    Case("vi", end: #"<p style="text-align:right"><strong>Sương</strong></p>"#, ["Sương"]),
    Case("vi", end: #"<p style="text-align:right"><strong>PV</strong></p>"#, []),
    Case("vi", end: #"<p style="text-align:right"><strong>TTXVN</strong></p>"#, []),
    Case("vi", head: #"<p class="k">MINH HẠ thực hiện</p>"#, ["MINH HẠ"]),
    Case("de", end: "<h3>Kontakt</h3><p>Dr. Anna Vogt<br>Tel. 0431 123</p>", []),
    Case("pl", head: "<p>Z prof. Adamem Lisem rozmawiała Maria Nowak</p>", ["Maria Nowak"]),
    Case("ja", end: "<p>（聞き手・佐藤健一）</p>", ["佐藤健一"]),
    Case(
      "nl", head: "<div>Pieter de Vries</div><div>Vandaag, 09:15</div><div>Gepubliceerd: 14 juni 2025</div>",
      ["Pieter de Vries"]),
    Case(
      "nl", head: "<div>Anna Visser <span>redacteur</span></div><div>14 juni 2025, 09:15</div>", ["Anna Visser"]),
    Case(
      "nb",
      head: #"<div>Ola Hansen <a href="mailto:o@h.example">o@h.example</a></div><div>Kari Moe</div>"#
        + "<div>14.06.2025 kl. 09:15</div>", ["Ola Hansen", "Kari Moe"]),
    Case("en-GB", head: #"<div data-author="Helen Marsh" data-section="Port"></div>"#, ["Helen Marsh"]),
    Case("vi", head: #"<div><i class="fa fa-user"></i> Minh Hạ</div><div>14/06/2025</div>"#, ["Minh Hạ"]),
    Case(
      "vi",
      head: #"<div class="author-block"><p>Tác giả</p><p>Minh Hạ</p></div>"#
        + #"<div class="author-block"><p>Minh họa</p><p>Trần Bảo Lâm</p></div>"#, ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>M.Hạ - T.Lâm</b></p>"#, ["M.Hạ", "T.Lâm"]),
    Case(
      "vi", head: "<div><span>Minh Hạ</span><span>minhha@song.example</span></div><div>14/06/2025 09:15</div>",
      ["Minh Hạ"]),
    Case("vi", end: #"<p align="right"><b>Trung tâm VH-TT huyện</b></p>"#, ["Trung tâm VH-TT huyện"]),
    Case(
      "fr", head: "<div>Jean Dubois-Lebrun, envoyé spécial à Brest</div><div>14 juin 2025 à 09:15</div>",
      ["Jean Dubois-Lebrun"]),
    Case("fr", head: "<p>samedi 14 juin 2025, par Jean D.</p>", ["Jean D."]),
    Case("es", head: "<div>Entrevista de Javier Ortega a Lucía Romero</div>", ["Javier Ortega"]),
    Case("it", head: "<div>Articolo di Marco Ferri (foto Ansa)</div>", ["Marco Ferri"]),
    Case("cs", head: "<div>ČTK, Petr Novák</div><div>14. 6. 2025 09:15</div>", ["Petr Novák"]),
    Case("tr", head: "<div>DHA - LİMAN (Mehmet YILMAZ)</div><div>14.06.2025 09:15</div>", ["Mehmet YILMAZ"]),
    Case("id", head: "<p>Teks dan foto: Budi Santoso</p>", ["Budi Santoso"]),
    Case("ko", head: "<div>김민수 이서연 2025-06-14 09:15</div>", ["김민수", "이서연"]),
    Case("el", head: "<div>Συνέντευξη στη Μαρία Παππά</div>", ["Μαρία Παππά"]),
    Case("ru", head: "<p>Иван Петров / Олег Дым (фото)</p><p>14.06.2025</p>", ["Иван Петров"]),
    Case("en-GB", head: "<div>Submitted by Helen Marsh on Sat, 14/06/2025 - 09:15</div>", ["Helen Marsh"]),
    Case("vi", end: #"<p align="right"><i>Tin và ảnh: Tổ truyền thông xã</i></p>"#, ["Tổ truyền thông xã"]),
    Case(
      "vi",
      head: ##"<div><a href="#">Minh Hạ</a> <span>Phóng viên mảng Giáo dục</span></div><div>14/06/2025, 09:15</div>"##,
      ["Minh Hạ"]),
    Case(
      "fr", head: "<div>La rédaction avec Jean Dubois</div><div>Publié le 14/06/2025 à 09:15</div>", ["Jean Dubois"]),
    Case("pl", head: "<div>autor: Maria Nowak, fot. Jan Kowalski</div>", ["Maria Nowak"]),
    Case(
      "ru", head: "<div>Иван Петров</div><div>Обозреватель отдела экономики</div><div>14 июня 2025, 09:15</div>",
      ["Иван Петров"]),
    Case("sr", head: "<div>Извор: Бета, Аутор: Марко Петровић</div>", ["Марко Петровић"]),
    Case("tr", head: "<div>Haber Merkezi / Mehmet Yılmaz</div><div>14.06.2025 09:15</div>", ["Mehmet Yılmaz"]),
    Case("th", head: "<p>เขียนโดย สมชาย ใจดี แปลโดย มานี ใจงาม</p>", ["สมชาย ใจดี"]),
    Case("ja", head: "<div>2025年6月14日 09:15</div><div>経済部・岡田健</div>", ["岡田健"]),
    Case("en-GB", end: "<p>Reporting by Helen Marsh; Editing by Owen Pryce</p>", ["Helen Marsh"]),
  ]

  @Test(arguments: cases) func `The byline names those who wrote the story, and no one else`(given: Case) throws {
    let words = try #require(MetadataMatrixTests.matrix?.languages.first { $0.code == given.language }).words
    let text = ["p0", "p1", "p2"].map { "<p>\(words[$0] ?? "")</p>" }.joined()
    let title = words["title"] ?? ""
    let page = """
      <!DOCTYPE html><html lang="\(given.language)"><head><meta charset="utf-8"><title>\(title)</title></head>
      <body><div class="w"><h1>\(title)</h1>\(given.head)<div class="t">\(text)\(given.end)</div></div></body></html>
      """
    guard case .article(let found) = ArticleExtractor.extract(Array(page.utf8), url: "https://port.example/pier") else {
      Issue.record("no article")
      return
    }
    #expect(found.item.authors.map(\.name) == given.authors)
  }
}
