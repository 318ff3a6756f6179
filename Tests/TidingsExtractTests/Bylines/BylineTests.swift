import Testing

/// Under the title.
@Suite struct BylineTests {
  static let cases = [
    BylineCase(
      "vi",
      head: #"<div class="info-top"><a class="name" href="/author/minh-ha-185.htm">Minh Hạ</a>"#
        + #"<a class="email" href="mailto:m@x.vn">minhha@x.vn</a></div>"#, ["Minh Hạ"]),
    BylineCase("vi", head: #"<div class="social"><a>Zalo</a><p class="author">Google News</p></div>"#, []),
    BylineCase(
      "de",
      head:
        #"<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Fritz Haber"}}"#
        + #"</script><span class="author">Minh Hạ</span>"#, ["Fritz Haber"]),
    BylineCase(
      "en-GB",
      head: #"<p>Photo: <a href="https://creativecommons.org/licenses/by/4.0/">Creative Commons</a></p>"#, []),
    BylineCase("zh-CN", head: #"<span class="author">港都報／ 王小明／國小教師（台東縣）</span>"#, ["王小明"]),
    BylineCase(
      "en-GB",
      head:
        #"<div class="lead">We count the boats. We should count those who sail them.</div><div data-testid="byline">"#
        + #"<h4><a href="/by/ann-bell">Dr Ann Bell</a></h4><p>Writes on harbours</p></div>"#, ["Dr Ann Bell"]),
    BylineCase(
      "vi", head: #"<div><span class="author">Theo <a href="/x">Minh Hạ</a></span> <i>09/06/2025 14:53</i></div>"#,
      ["Minh Hạ"]),
    BylineCase("vi", head: "<div>14/06/2025 | 09:15 AM</div><div>A- A A+</div>", []),
    BylineCase("vi", head: "<div>14/06/2025 | 09:15 AM</div><div>A A A</div>", []),
    BylineCase("ko", head: "<div>등록 2025-06-14 오전 9:15</div><div>이서연 기자 구독</div>", ["이서연"]),
    BylineCase(
      "id",
      head: #"<div>14/06/2025, 09:15 WIB</div><div class="credit"><div class="n"><h6>Budi Santoso,</h6></div>"#
        + #"<div class="n"><h6>Dewi Lestari</h6></div></div>"#, ["Budi Santoso", "Dewi Lestari"]),
    BylineCase(
      "id", head: "<div>14 Juni 2025, 09:15 WIB</div><div>Tim Redaksi</div><div>Dewi Lestari</div>", ["Dewi Lestari"]),
    BylineCase("el", head: "<div>14 Ιουνίου 2025, 9:15</div><div>Σύνταξη: Ελένη Νικολάου</div>", ["Ελένη Νικολάου"]),
    BylineCase(
      "ro",
      head:
        #"<div class="author-meta"><span>Data publicării: <time datetime="2025-06-14">14.06.2025</time></span></div>"#,
      []),
    BylineCase("hi", head: "<div>प्रकाशन का दिन: 14/06/2025 09:15</div>", []),
    BylineCase("hi", head: "<p>राहुल शर्मा, नई दिल्ली | अंतिम अपडेट: 14/06/2025 09:15</p>", ["राहुल शर्मा"]),
    BylineCase("hu", head: #"<div class="szerzo">Kardos Bence</div>"#, ["Kardos Bence"]),
    BylineCase("es", head: "<div>Ciudad de México / 14.06.2025 09:15:00</div>", []),
    BylineCase("ar", head: "<div>14 يونيو 2025 - 09:15 بتوقيت القاهرة</div>", []),
    BylineCase("en-GB", head: "<p>Ann Bell, Associated Press</p><p>14 June 2025</p>", ["Ann Bell"]),
    BylineCase("en-GB", head: "<p>published : 14 Jun 2025 at 09:15</p><p>WRITER: Ann Bell</p>", ["Ann Bell"]),
    BylineCase("en-GB", head: "<p>Ann Bell / PCN / Updated: Jun 14, 2025, 09:15 BST</p>", ["Ann Bell"]),
    BylineCase("en-GB", head: "<p>Ann Bell Published June 14, 2025 Updated June 14, 2025 02:53pm</p>", ["Ann Bell"]),
    BylineCase(
      "de",
      head:
        #"<div><span>Von</span><ul><li><a href="/a/1">Julia Becker</a></li><li><a href="/a/2">Max Weber</a></li></ul></div>"#
        + "<div>14.06.2025, 09:15 Uhr</div>", ["Julia Becker", "Max Weber"]),
    BylineCase(
      "fr", head: "<div>Publié le 14 juin 2025</div><div>Temps de lecture : 3 min</div><div>Claire Dubois</div>",
      ["Claire Dubois"]),
    BylineCase("sv", head: "<p>Publicerad idag 09.15</p><p>Erik Lindberg</p>", ["Erik Lindberg"]),
    BylineCase("vi", head: #"<div class="author-nav"><b>Vị trí:</b> <a href="/">Báo Sông</a> » Thời sự</div>"#, []),
    BylineCase("vi", head: "<div>Minh Hạ • 14/06/2025 09:15 • 3 phút đọc</div>", ["Minh Hạ"]),
    BylineCase("vi", head: "<div>Thời sự - 14/06/2025 09:15</div>", []),
    BylineCase("vi", head: "<div>Quảng Ngãi - 14/06/2025 09:15</div>", []),
    BylineCase("vi", head: "<div>Thứ Bảy - 14/06/2025 09:15</div>", []),
    BylineCase(
      "vi", head: "<p>14/06/2025 09:15</p><div><div>Minh Hạ</div><div>Cộng tác viên</div></div>", ["Minh Hạ"]),
    BylineCase("ja", head: "<p>松浦 直樹 : フリーライター</p><p>2025/06/14 09:15</p>", ["松浦 直樹"]),
    BylineCase("ja", head: "<p>宮地ゆう　編集委員・石井徹一</p><p>2025年6月14日 9時15分</p>", ["宮地ゆう", "石井徹一"]),
    BylineCase("zh-CN", head: "<p>港报号·作者 王小明</p><p>2025-06-14 09:15</p>", ["王小明"]),
    BylineCase("zh-CN", head: "<p>生活中心／王小明報導</p><p>2025-06-14 09:15</p>", ["王小明"]),
    BylineCase("zh-CN", head: "<p>王小明</p><p>港都日报记者</p><p>2025-06-14 09:15</p>", ["王小明"]),
    BylineCase("bn", head: "<p><span>আরিফ হোসেন</span><span>খুলনা</span></p><p>১৪ জুন ২০২৫, ০৯:১৫</p>", ["আরিফ হোসেন"]),
    BylineCase("vi", head: "<p>Posted on 14/06/2025 by Minh Hạ</p>", ["Minh Hạ"]),
    BylineCase("ja", head: "<p><span>著者</span><span>河村 真帆</span></p><p>2025年6月14日 9時15分</p>", ["河村 真帆"]),
    BylineCase("ja", head: "<p>投稿日：2025年6月14日　投稿者：三浦千春</p>", ["三浦千春"]),
    BylineCase("zh-CN", head: "<p>文．王小明　攝影．李華</p>", ["王小明"]),
    BylineCase("ru", head: "<p>Автор материала: Степан Громов</p>", ["Степан Громов"]),
    BylineCase("nb", head: "<p>TEKST Håkon Berge FOTO Siri Lie</p>", ["Håkon Berge"]),
    BylineCase("fr", head: "<p>Une enquête de Titouan Kerbrat</p>", ["Titouan Kerbrat"]),
    BylineCase("bg", head: "<p>от Мария Стоева</p><p>14 юни 2025, 09:15</p>", ["Мария Стоева"]),
    BylineCase(
      "ru", head: "<p>ПОРТ, 14 июня — Портовая газета, Ольга Дёмина.</p><p>14.06.2025 09:15</p>", ["Ольга Дёмина"]),
    BylineCase(
      "de", head: "<p>Von <a href='/x'>Jannis Reuter</a>, Kiel, und <a href='/y'>Swantje Boll</a>, Lübeck</p>",
      ["Jannis Reuter", "Swantje Boll"]),
    BylineCase("de", head: "<p>Von Fiete Claasen, NDR</p>", ["Fiete Claasen"]),
    BylineCase("de", head: "<p>Von unserer Redakteurin Hedda Brock</p>", ["Hedda Brock"]),
    BylineCase("fr", head: "<p>M.-A. D. avec AFP</p><p>Le 14 juin 2025 à 09:15</p>", ["M.-A. D."]),
    BylineCase("es", head: "<p>Redacción: Lola Ferrer</p>", ["Lola Ferrer"]),
    BylineCase("es", head: "<p>J. L. Cano</p><p>Vigo</p><p>14 jun 2025 09:15</p>", ["J. L. Cano"]),
    BylineCase("pl", head: "<p>Bogna Wilk | oprac. Jerzy Lis</p><p>14 czerwca 2025, 9:15</p>", ["Bogna Wilk"]),
    BylineCase("nl", head: "<p>Tekst Sanne Dekker Beeld Joris Post</p>", ["Sanne Dekker"]),
    BylineCase(
      "nb", head: "<p><a href='/k/1'>Ingrid Solberg</a> Journalist</p><p>Publisert 14. juni 2025 kl. 09:15</p>",
      ["Ingrid Solberg"]),
    BylineCase(
      "tr", head: "<p>14.06.2025 09:15</p><p>Ayşe GÜLER/İZMİR, (DHA)- Balıkçılar karara sevindi.</p>", ["Ayşe GÜLER"]),
    BylineCase("ro", head: "<p>Autor: Sorina Dobre Data publicării: 14.06.2025 09:15</p>", ["Sorina Dobre"]),
    BylineCase("id", head: "<p>Laporan Wartawan Tribun Muara, Galih Saputra</p>", ["Galih Saputra"]),
    BylineCase("vi", head: "<ul><li><span>Tác giả,</span> <span>Minh Hạ</span></li></ul>", ["Minh Hạ"]),
    BylineCase(
      "vi", head: #"<div class="byline">Thực hiện: <span>Minh Hạ</span>, <span>Trần Bảo Lâm</span></div>"#,
      ["Minh Hạ", "Trần Bảo Lâm"]),
    BylineCase("ko", head: "<div><span>이서연 논설위원</span><span>기사입력 2025-06-14 09:15</span></div>", ["이서연"]),
    BylineCase("zh-CN", head: "<p>时间：2025-06-14 09:15　来源：北港日报　作者：王小明　编辑：陈晨</p>", ["王小明"]),
    BylineCase("zh-CN", head: "<p>2025年06月14日 09:15 北港日报 王小明 通讯员 赵敏</p>", ["王小明", "赵敏"]),
    BylineCase("ja", head: "<p><span>佐藤健一</span> 2025年6月14日 9時15分</p>", ["佐藤健一"]),
    BylineCase("ja", head: "<p><span>国際</span> 2025年6月14日 9時15分</p>", []),
    BylineCase("th", head: "<p>เขียนโดย วิภา แสงทอง</p>", ["วิภา แสงทอง"]),
    BylineCase("ru", head: "<p>Корреспондент: Иван Петров</p>", ["Иван Петров"]),
    BylineCase("ar", head: "<p>كتب- أحمد الخطيب:</p>", ["أحمد الخطيب"]),
    BylineCase("ar", head: "<p>المرفأ - أحمد الخطيب</p><p>2025/06/14 09:15</p>", ["أحمد الخطيب"]),
    BylineCase("he", head: "<p>מאת: נועה כהן, כתבת לענייני חברה</p>", ["נועה כהן"]),
    BylineCase("hi", head: "<p>14 Jun 2025 09:15 AM IST</p>", []),
    BylineCase("de", head: "<p>Autor*in: <b>Anna Vogt</b></p>", ["Anna Vogt"]),
    BylineCase("es", head: "<p>14.06.2025 | 09:15h</p><p>LUCÍA ROMERO. Cádiz</p>", ["LUCÍA ROMERO"]),
    BylineCase("es", head: "<p>Texto: Lucía Romero</p><p>Fotos: Javier Ortega</p>", ["Lucía Romero"]),
    BylineCase("pt-BR", head: "<p>Por Redação, Jornal do Porto</p>", []),
    BylineCase("cs", head: "<p>14. června 2025 9:15 Jana Dvořáková</p>", ["Jana Dvořáková"]),
    BylineCase("cs", head: "<p>Napsal(a): Petr Novák, 14. 6. 2025 9:15</p>", ["Petr Novák"]),
    BylineCase("pl", head: "<p>opr. Maria Nowak 14.06.2025 09:15</p>", ["Maria Nowak"]),
    BylineCase("hu", head: "<p>Írta: Kovács János Kategória: Helyi hírek 2025-06-14 09:15</p>", ["Kovács János"]),
    BylineCase("ro", head: "<p>de Ioana Marin, 14.06.2025, 09:15</p>", ["Ioana Marin"]),
    BylineCase(
      "sv", head: "<p>Karin Holm</p><p>karin@hp.example</p><p>Publicerad 2025-06-14 09.15</p>", ["Karin Holm"]),
    BylineCase("en-GB", head: "<p>By Helen Marsh, Health Editor and Owen Pryce</p>", ["Helen Marsh", "Owen Pryce"]),
    BylineCase("ko", head: "<ul><li>기자명 김민수 기자</li><li>입력 2025.06.14 09:15</li></ul>", ["김민수"]),
    BylineCase("ko", head: #"<div class="byline">김민수·이서연 기자</div>"#, ["김민수", "이서연"]),
    BylineCase("ko", head: "<div><em>김민수 기자</em><em>이서연 기자</em></div>", ["김민수", "이서연"]),
    BylineCase(
      "ko", head: "<div><p>김민수 기자 kms@port.example</p><p>이서연 기자 lsy@port.example</p></div>", ["김민수", "이서연"]),
    BylineCase("ko", end: "<p>글·사진 이서연 여행작가</p>", ["이서연"]),
    BylineCase("zh-CN", head: "<div>本报记者 王小明</div>", ["王小明"]),
    BylineCase("zh-CN", head: "<div><span>作者：王小明 李晓红</span></div>", ["王小明", "李晓红"]),
    BylineCase(
      "zh-CN", head: #"<div class="news-author"><strong>当前位置 :</strong> <a href="/">海港网</a> &gt; 社会</div>"#, []),
    BylineCase(
      "id", head: "<div>Budi Santoso - Harian Muara</div><div>Sabtu, 14 Juni 2025 09:15 WIB</div>", ["Budi Santoso"]),
    BylineCase("id", head: "<div>Penulis: Budi Santoso | Editor: Rina Wulandari</div>", ["Budi Santoso"]),
    BylineCase("de", head: "<p>Von Klaus Berger und Anna Vogt</p>", ["Klaus Berger", "Anna Vogt"]),
    BylineCase("de", head: "<p>Ein Bericht von Klaus Berger</p>", ["Klaus Berger"]),
    BylineCase("ar", head: "<div>كتب - أحمد الخطيب</div>", ["أحمد الخطيب"]),
    BylineCase("ar", head: #"<div class="author">أحمد الخطيب وسارة المنصور</div>"#, ["أحمد الخطيب", "سارة المنصور"]),
    BylineCase("ko", head: "<div><p>김민수 기자</p><p>사진 이서연 기자</p></div>", ["김민수"]),
    BylineCase(
      "de",
      end: #"<p>Pressekontakt:</p><p><b>Anna Vogt</b><br><a href="mailto:av@port.example">av@port.example</a></p>"#, []),
    BylineCase("ko", head: #"<div class="author">마이클 샌델 교수</div>"#, ["마이클 샌델 교수"]),
    BylineCase(
      "ko", head: #"<div class="journalist"><a href="/reporter/51"><strong>김민수</strong><span>기자 페이지</span></a></div>"#,
      ["김민수"]),
    BylineCase(
      "vi", end: #"<p style="text-align:right"><strong>Minh Hạ – Bảo Lâm (TTVH huyện)</strong></p>"#,
      ["Minh Hạ", "Bảo Lâm"]),
    BylineCase("he", head: #"<span class="byline">נכתב על ידי נועה כ.</span>"#, ["נועה כ."]),
    BylineCase("ko", head: "<p><b>작성자</b> <span>최고관리자</span></p>", end: "<p>구례=김민수 기자 k@port.example</p>", ["김민수"]),
    BylineCase("he", head: #"<div class="author">דני לוי ונועה כהן</div>"#, ["דני לוי", "נועה כהן"]),
    BylineCase("fr", head: "<p>Jean Dubois, publié le 14/06/2025 à 09:15</p>", ["Jean Dubois"]),
    BylineCase("fr", head: "<p>Par Jean Dubois avec AFP</p>", ["Jean Dubois"]),
    BylineCase("es", head: "<p>Por Javier Ortega / Lucía Romero</p>", ["Javier Ortega", "Lucía Romero"]),
    BylineCase(
      "cs", head: "<p>Petr Novák, Jana Dvořáková</p><p>14. června 2025 9:15</p>", ["Petr Novák", "Jana Dvořáková"]),
    BylineCase(
      "cs", head: #"<div class="author">Petr Novák a Jana Dvořáková</div>"#, ["Petr Novák", "Jana Dvořáková"]),
    BylineCase("tr", head: "<p>Mehmet Yılmaz / LİMAN</p><p>14.06.2025 - 09:15</p>", ["Mehmet Yılmaz"]),
    BylineCase("nl", head: "<p>Pieter de Vries - 14 juni 2025 09:15</p>", ["Pieter de Vries"]),
    BylineCase("pl", head: "<p>Jan Kowalski, PAP</p><p>14.06.2025, 09:15</p>", ["Jan Kowalski"]),
    BylineCase("ko", head: "<div>김민수 기자 kms@port.example</div>", ["김민수"]),
    BylineCase("ar", head: "<div>بقلم/ أحمد الخطيب</div>", ["أحمد الخطيب"]),
    BylineCase(
      "ru",
      head:
        #"<div class="authors"><a href="/authors/ip"><span>Иван Петров</span><span>(Корреспондент)</span></a></div>"#,
      ["Иван Петров"]),
    BylineCase("en-GB", head: "<p>Helen Marsh | Senior Writer | July 2, 2025</p>", ["Helen Marsh"]),
    BylineCase("en-GB", head: #"<div class="byline">Guide by <a href="/a">Helen Marsh</a></div>"#, ["Helen Marsh"]),
    BylineCase("en-GB", head: #"<div class="byline">Sat, 14 Jun, 2025 - 06:36</div>"#, []),
    BylineCase("en-GB", head: #"<span class="author">Helen (Nell) Marsh</span>"#, ["Helen (Nell) Marsh"]),
    BylineCase("de", head: "<p>Text und Foto: Anna Vogt</p>", ["Anna Vogt"]),
    BylineCase("de", head: "<p>Reporter Klaus Berger</p>", ["Klaus Berger"]),
    BylineCase("fr", head: "<p>Article rédigé par <b>Claire Moreau</b></p>", ["Claire Moreau"]),
    BylineCase("fr", head: "<p>Reportage photo</p>", []),
    BylineCase(
      "es", head: "<p>Javier Ortega<br>Corresponsal en Cádiz</p><p>14 junio 2025 - 09:15</p>", ["Javier Ortega"]),
    BylineCase("fi", head: "<p>Toimittaja Liisa Korhonen</p><p>14.6.2025 klo 9:15</p>", ["Liisa Korhonen"]),
    BylineCase("uk", head: "<p><a href='/a'>Оксана Мельник</a> — 14 червня, 09:15</p>", ["Оксана Мельник"]),
    BylineCase("el", head: "<p>Γράφει η Μαρία Νικολάου</p>", ["Μαρία Νικολάου"]),
    BylineCase("el", head: "<p>Συντάκτης: Γιώργος Παππάς</p>", ["Γιώργος Παππάς"]),
    BylineCase("ro", head: "<p>De <b>Ioana Marin</b>, joi, 14 iunie 2025, 09:15</p>", ["Ioana Marin"]),
    BylineCase("hi", head: "<p>रिपोर्ट: राजेश कुमार</p>", ["राजेश कुमार"]),
    BylineCase("hi", head: "<p>राजेश कुमार, नई दिल्ली</p><p>14 जून 2025 09:15</p>", ["राजेश कुमार"]),
    BylineCase("he", head: "<p>דני לוי | 14.06.2025 | 09:15</p>", ["דני לוי"]),
    BylineCase("ur", head: "<p>علی رضا | شائع جون 14, 2025 09:15am</p>", ["علی رضا"]),
    BylineCase(
      "ar", head: "<p>أحمد الخطيب وسارة المنصور</p><p>14 حزيران/يونيو 2025</p>", ["أحمد الخطيب", "سارة المنصور"]),
    BylineCase("ja", head: "<p>社会部 佐藤健一</p>", ["佐藤健一"]),
    BylineCase("ko", head: "<p>[북항일보 이서연 기자]</p>", ["이서연"]),
    BylineCase(
      "tl", head: #"<div class="byline">Ni <a href="/u">Juan dela Cruz</a> @pantalan</div>"#, ["Juan dela Cruz"]),
    BylineCase(
      "id",
      head: "<p>14/06/2025, 09:15 WIB</p><div><h6>Budi Santoso</h6><h6>Rina Wulandari</h6></div><div>Tim Redaksi</div>",
      ["Budi Santoso", "Rina Wulandari"]),
    BylineCase(
      "ru", head: "<p><a href='/authors/ip'><span>Иван Петров</span><span>(отдел «Общество»)</span></a></p>",
      ["Иван Петров"]),
    BylineCase(
      "pt-BR",
      head: #"<div itemprop="author" itemscope><meta itemprop="name" content="Carla Ribeiro"></div>"#, ["Carla Ribeiro"]
    ),
    BylineCase(
      "pl", head: #"<div class="vcard"><span class="fn">Jan Kowalski</span>, <span>dziennikarz</span></div>"#,
      ["Jan Kowalski"]),
    BylineCase("pl", head: #"<div class="vcard"><b>Telefon Zaufania</b></div>"#, []),
    BylineCase(
      "en-GB", head: #"<div><img src="/h.jpg" alt="Helen Marsh"><span>Helen Marsh</span></div>"#, ["Helen Marsh"]),
    BylineCase("en-GB", head: #"<div><img src="/h.jpg" alt="Wooden pier"><span>Local News</span></div>"#, []),
    BylineCase("en-GB", head: "<script>var page = { id: 7, 'pageAuthor': 'Helen Marsh' };</script>", ["Helen Marsh"]),
    BylineCase("en-GB", head: "<script>ga('set', {author: 'Helen Marsh'}); x = {author: 'Owen Pryce'};</script>", []),
    BylineCase("de", head: "<p>Anna Vogt</p><p>Redakteurin</p><p>14.6.2025 – 9:15 Uhr</p>", ["Anna Vogt"]),
    BylineCase("en-GB", head: "<p>Sam Marsh</p><p>14 June 2025, 9:15</p>", ["Sam Marsh"]),
    BylineCase("en-GB", head: "<p>Tim Marsh</p><p>14 June 2025, 9:15</p>", ["Tim Marsh"]),
    BylineCase("fr", head: "<p>De notre correspondant à Brest, Jean Dubois</p>", ["Jean Dubois"]),
    BylineCase("it", head: "<p>dal nostro inviato Marco Ferri</p>", ["Marco Ferri"]),
    BylineCase("vi", head: #"<p>Minh Hạ <a href="mailto:m@x.vn">✉</a></p><p>14/06/2025 09:15</p>"#, ["Minh Hạ"]),
    BylineCase("vi", head: #"<p><a href="javascript:;">Minh Hạ</a></p><p>14/06/2025 09:15</p>"#, ["Minh Hạ"]),
    BylineCase("vi", head: #"<p><a href="/doi-song">Đời Sống</a></p><p>14/06/2025 09:15</p>"#, []),
    BylineCase("km", head: "<p>ដោយ\u{200B} ៖ សុខ សុភា</p>", ["សុខ សុភា"]),
    BylineCase("ar", head: "<p>القاهرة – أحمد الخطيب</p><p>14 يونيو 2025 9:15 ص</p>", ["أحمد الخطيب"]),
    BylineCase("pl", head: "<p>KAP / Maria Nowak</p><p>14 czerwca 2025 09:15</p>", ["Maria Nowak"]),
    BylineCase("pt-BR", head: "<p>Por João Almeida, TV Porto — Rio de Janeiro</p>", ["João Almeida"]),
    BylineCase("ja", head: "<p>[佐藤健一，北港新聞]</p>", ["佐藤健一"]),
    BylineCase("ja", head: "<p>鈴木美咲子：フリーライター</p>", ["鈴木美咲子"]),
    BylineCase("zh-CN", head: "<p>王小明 / 北港報導</p>", ["王小明"]),
    BylineCase("te", head: "<p>రచన: రవి కుమార్</p>", ["రవి కుమార్"]),
    BylineCase("vi", head: "<p>14/06/2025 09:15 (GMT+7) | <span>Minh Hạ thực hiện</span></p>", ["Minh Hạ"]),
    BylineCase("vi", head: "<p>Đăng lúc: 09:15. Tác giả: <b>Hạ Vi</b>. Lượt xem: 11</p>", ["Hạ Vi"]),
    BylineCase("ur", head: "<p>علی رضا، اسلام آباد</p><p>14 جون 2025</p>", ["علی رضا"]),
    BylineCase("ar", head: "<p>الرياض: سارة المنصور</p><p>14 يونيو 2025</p>", ["سارة المنصور"]),
    BylineCase("ar", head: "<p><span>كتبه</span> <a href='/a/1'>أحمد الخطيب</a></p>", ["أحمد الخطيب"]),
    BylineCase("bg", head: "<p>Репортер: Мария Димитрова</p>", ["Мария Димитрова"]),
    BylineCase("de", head: "<p>Dieser Artikel wurde von Anna Vogt verfasst</p>", ["Anna Vogt"]),
    BylineCase("fr", head: "<p><span>Par</span> <span>Claire</span> <span>Moreau</span></p>", ["Claire Moreau"]),
    BylineCase("es", head: "<p>Texto de Lucía Romero y fotos de Javier Ortega</p>", ["Lucía Romero"]),
    BylineCase("nl", head: "<p>Tekst Pieter de Vries</p>", ["Pieter de Vries"]),
    BylineCase("ja", head: "<p>文／鈴木美咲（フリーライター）</p>", ["鈴木美咲"]),
    BylineCase("ja", head: "<p>佐藤 健一</p><p>2025年6月14日 09:15</p>", ["佐藤 健一"]),
    BylineCase("ko", head: "<p>김민수 | 승인 2025.06.14 09:15</p>", ["김민수"]),
    BylineCase("ko", head: "<p>사회부 | 승인 2025.06.14 09:15</p>", []),
    BylineCase("zh-CN", head: "<p>北港日报 2025-06-14 09:15 王小明</p>", ["王小明"]),
    BylineCase("zh-CN", head: "<p>作者 | 王小明</p><p>来源 | 北港观察</p>", ["王小明"]),
    BylineCase("vi", head: "<p>Minh Hạ</p><p>Biên tập viên</p><p>14/06/2025 09:15</p>", ["Minh Hạ"]),
    BylineCase("my", head: "<p>၁၄ ဇွန် ၂၀၂၅</p><p>သတင်းထောက် - ဇော်မင်း</p>", ["ဇော်မင်း"]),
    BylineCase("hi", head: "<p>Edited By: अनीता शर्मा</p>", []),
    BylineCase("hi", head: "<p>Written By: राजेश कुमार | Edited By: अनीता शर्मा</p>", ["राजेश कुमार"]),
    BylineCase("fr", head: "<p>Jean Dubois avec l'AFP</p><p>Publié le 14/06/2025 à 09:15</p>", ["Jean Dubois"]),
    BylineCase("fi", head: "<p>Liisa Korhonen STT</p><p>14.6.2025 klo 9.15</p>", ["Liisa Korhonen"]),
    BylineCase("ja", head: "<p>2025年6月14日 9時15分</p><p>有料記事</p><p>佐藤健一</p>", ["佐藤健一"]),
    BylineCase("ja", head: "<p>取材・執筆：佐藤健一　撮影：鈴木美咲</p>", ["佐藤健一"]),
    BylineCase("ko", head: "<p>김민수 선임기자 kms@port.example</p>", ["김민수"]),
    BylineCase("en-GB", head: "<p>By Helen Marsh, PA and Owen Pryce</p>", ["Helen Marsh", "Owen Pryce"]),
    BylineCase(
      "en-GB", head: "<p>Helen Marsh Local Democracy Reporter</p><p>14 June 2025, 9:15</p>", ["Helen Marsh"]),
    BylineCase("en-GB", head: #"<p class="author">Great Port Editorial Team</p>"#, ["Great Port Editorial Team"]),
    BylineCase("hu", head: "<p>Kovács János írása</p><p>2025. június 14. 09:15</p>", ["Kovács János"]),
    BylineCase("nl", head: "<p>Van onze verslaggever Pieter de Vries</p>", ["Pieter de Vries"]),
    BylineCase(
      "ru",
      head:
        #"<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="author">Иван Петров</span></div>"#,
      ["Иван Петров"]),
    BylineCase("vi", head: #"<p class="k">MINH HẠ thực hiện</p>"#, ["MINH HẠ"]),
    BylineCase("pl", head: "<p>Z prof. Adamem Lisem rozmawiała Maria Nowak</p>", ["Maria Nowak"]),
    BylineCase(
      "nl", head: "<div>Pieter de Vries</div><div>Vandaag, 09:15</div><div>Gepubliceerd: 14 juni 2025</div>",
      ["Pieter de Vries"]),
    BylineCase(
      "nl", head: "<div>Anna Visser <span>redacteur</span></div><div>14 juni 2025, 09:15</div>", ["Anna Visser"]),
    BylineCase(
      "nb",
      head: #"<div>Ola Hansen <a href="mailto:o@h.example">o@h.example</a></div><div>Kari Moe</div>"#
        + "<div>14.06.2025 kl. 09:15</div>", ["Ola Hansen", "Kari Moe"]),
    BylineCase("en-GB", head: #"<div data-author="Helen Marsh" data-section="Port"></div>"#, ["Helen Marsh"]),
    BylineCase("vi", head: #"<div><i class="fa fa-user"></i> Minh Hạ</div><div>14/06/2025</div>"#, ["Minh Hạ"]),
    BylineCase(
      "vi",
      head: #"<div class="author-block"><p>Tác giả</p><p>Minh Hạ</p></div>"#
        + #"<div class="author-block"><p>Minh họa</p><p>Trần Bảo Lâm</p></div>"#, ["Minh Hạ"]),
    BylineCase(
      "vi", head: "<div><span>Minh Hạ</span><span>minhha@song.example</span></div><div>14/06/2025 09:15</div>",
      ["Minh Hạ"]),
    BylineCase(
      "fr", head: "<div>Jean Dubois-Lebrun, envoyé spécial à Brest</div><div>14 juin 2025 à 09:15</div>",
      ["Jean Dubois-Lebrun"]),
    BylineCase("fr", head: "<p>samedi 14 juin 2025, par Jean D.</p>", ["Jean D."]),
    BylineCase("es", head: "<div>Entrevista de Javier Ortega a Lucía Romero</div>", ["Javier Ortega"]),
    BylineCase("it", head: "<div>Articolo di Marco Ferri (foto Ansa)</div>", ["Marco Ferri"]),
    BylineCase("cs", head: "<div>ČTK, Petr Novák</div><div>14. 6. 2025 09:15</div>", ["Petr Novák"]),
    BylineCase("tr", head: "<div>DHA - LİMAN (Mehmet YILMAZ)</div><div>14.06.2025 09:15</div>", ["Mehmet YILMAZ"]),
    BylineCase("id", head: "<p>Teks dan foto: Budi Santoso</p>", ["Budi Santoso"]),
    BylineCase("ko", head: "<div>김민수 이서연 2025-06-14 09:15</div>", ["김민수", "이서연"]),
    BylineCase("el", head: "<div>Συνέντευξη στη Μαρία Παππά</div>", ["Μαρία Παππά"]),
    BylineCase("ru", head: "<p>Иван Петров / Олег Дым (фото)</p><p>14.06.2025</p>", ["Иван Петров"]),
    BylineCase("en-GB", head: "<div>Submitted by Helen Marsh on Sat, 14/06/2025 - 09:15</div>", ["Helen Marsh"]),
    BylineCase(
      "vi",
      head: ##"<div><a href="#">Minh Hạ</a> <span>Phóng viên mảng Giáo dục</span></div><div>14/06/2025, 09:15</div>"##,
      ["Minh Hạ"]),
    BylineCase(
      "fr", head: "<div>La rédaction avec Jean Dubois</div><div>Publié le 14/06/2025 à 09:15</div>", ["Jean Dubois"]),
    BylineCase("pl", head: "<div>autor: Maria Nowak, fot. Jan Kowalski</div>", ["Maria Nowak"]),
    BylineCase(
      "ru", head: "<div>Иван Петров</div><div>Обозреватель отдела экономики</div><div>14 июня 2025, 09:15</div>",
      ["Иван Петров"]),
    BylineCase("sr", head: "<div>Извор: Бета, Аутор: Марко Петровић</div>", ["Марко Петровић"]),
    BylineCase("tr", head: "<div>Haber Merkezi / Mehmet Yılmaz</div><div>14.06.2025 09:15</div>", ["Mehmet Yılmaz"]),
    BylineCase("th", head: "<p>เขียนโดย สมชาย ใจดี แปลโดย มานี ใจงาม</p>", ["สมชาย ใจดี"]),
    BylineCase("ja", head: "<div>2025年6月14日 09:15</div><div>経済部・岡田健</div>", ["岡田健"]),
  ]

  @Test(arguments: cases) func `The byline names those who wrote the story, and no one else`(given: BylineCase) throws {
    #expect(try given.found() == given.authors)
  }
}
