/// The status page's style: light and dark as the reader's system is, one column on a phone.
enum PageStyle {
  static let text = """
    :root{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--ink:#1b2430;--dim:#5d687a;--line:#e1e5ea;--link:#1f5fbf;
    --good:#287346;--bad:#b8302b;--warn:#8f5600;--calm:#566173;--goodbg:#e5f3ea;--badbg:#fbe7e6;--warnbg:#fcf0db;
    --calmbg:#eceff3}
    @media(prefers-color-scheme:dark){:root{--bg:#12161c;--card:#1a2028;--ink:#e4e8ee;--dim:#97a2b2;--line:#2b333e;
    --link:#82b1ff;--good:#64c48a;--bad:#ff8a80;--warn:#f0b45a;--calm:#97a2b2;--goodbg:#1b3326;--badbg:#3d2120;
    --warnbg:#3a2d17;--calmbg:#262e38}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
    main,header,footer{max-width:1240px;margin:0 auto;padding:0 20px}
    header{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 14px;padding-top:22px;padding-bottom:10px}
    h1{font-size:22px;margin:0;letter-spacing:-.01em}
    h2{font-size:13px;font-weight:600;margin:0;color:var(--dim)}
    a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
    :focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
    .dim,.why,.note,.id,footer{color:var(--dim)}
    .banner{background:var(--badbg);color:var(--bad);border-radius:10px;padding:12px 16px;margin:0 0 14px;
    overflow-wrap:anywhere}
    .cards{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:14px;margin:6px 0 14px}
    .card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:14px 16px;min-width:0}
    .figure{font-size:26px;font-weight:600;line-height:1.25;font-variant-numeric:tabular-nums}
    .card p{margin:0;color:var(--dim);font-size:13px}
    .wide{grid-column:span 2}
    .bars{display:block;width:100%;height:64px;margin:8px 0 4px}
    .axis{display:flex;justify-content:space-between;font-size:12px;color:var(--dim)}
    .good{fill:var(--good)}.bad{fill:var(--bad)}.none{fill:var(--line)}
    .chips{display:flex;flex-wrap:wrap;gap:8px;margin:0}
    .tools{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:center;margin:20px 0 10px}
    .tools form{display:flex;gap:8px;flex:1 1 260px;min-width:0;margin:0}
    input,button,select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:8px;
    padding:7px 11px}
    input{flex:1;min-width:0}button{cursor:pointer}
    .chip{border:1px solid var(--line);background:var(--card);border-radius:99px;padding:4px 11px;font-size:13px;
    color:var(--ink);white-space:nowrap}
    .chip[aria-current]{border-color:var(--link);color:var(--link)}
    .chip b{font-weight:600}
    table{width:100%;border-collapse:separate;border-spacing:0;background:var(--card);border:1px solid var(--line);
    border-radius:10px}
    th{font-size:12px;text-align:left;font-weight:600;color:var(--dim);padding:9px 12px;white-space:nowrap}
    th a{color:inherit}th[aria-sort] a{color:var(--ink)}
    th[aria-sort=ascending] a::after{content:" ↓"}th[aria-sort=descending] a::after{content:" ↑"}
    td{padding:10px 12px;border-top:1px solid var(--line);vertical-align:top}
    tr[hidden]{display:none}
    .feed{width:46%;overflow-wrap:anywhere}.feed>*{margin-right:8px}
    .name{display:block;font-weight:600;text-align:left}
    .id,.url{font-size:13px}.id,.tag{display:inline-block;max-width:100%}.id::after{content:" ·"}
    .tag{font-size:12px;color:var(--calm);background:var(--calmbg);border-radius:5px;padding:1px 6px;margin-right:4px}
    .error,.note{margin:5px 0 0;font-size:13.5px}.error{color:var(--bad)}
    .why{display:block;font-size:12.5px;overflow-wrap:anywhere}
    .last,.next{min-width:118px}
    .count,.number{text-align:right;font-variant-numeric:tabular-nums}
    .spark{display:block;width:84px;height:24px}
    .pill{display:inline-block;font-size:12.5px;font-weight:600;border-radius:99px;padding:2px 10px;white-space:nowrap}
    .pill::before{content:"";display:inline-block;width:7px;height:7px;border-radius:50%;background:currentColor;
    margin-right:6px;vertical-align:1px}
    .failing,.gone{color:var(--bad);background:var(--badbg)}.held,.teasers{color:var(--warn);background:var(--warnbg)}
    .new{color:var(--calm);background:var(--calmbg)}.well{color:var(--good);background:var(--goodbg)}
    .empty{padding:28px;text-align:center;color:var(--dim)}
    .queues{margin-top:14px}.queues td,.queues th{padding:7px 12px}
    nav{display:flex;gap:14px;justify-content:center;margin:14px 0}
    footer{font-size:13px;padding-top:18px;padding-bottom:28px}
    @media(max-width:760px){
    main,header,footer{padding-left:14px;padding-right:14px}
    .cards{grid-template-columns:1fr 1fr;gap:10px}.card{padding:11px 13px}.figure{font-size:22px}
    .feeds,.feeds tbody,.feeds thead{display:block;background:none;border:0}
    .feeds thead tr{display:flex;flex-wrap:wrap;gap:6px 8px;padding:0;border:0;background:none}
    .feeds th{padding:0}.feeds th:not([data-key]){display:none}
    .feeds th a{display:block;padding:5px 8px;border:1px solid var(--line);border-radius:8px;background:var(--card)}
    .feeds tr{display:grid;grid-template-columns:1fr 1fr;gap:8px 14px;background:var(--card);border:1px solid var(--line);
    border-radius:10px;padding:12px 14px;margin-bottom:10px}
    .feeds tr[hidden]{display:none}
    .feeds td{border:0;padding:0;min-width:0}
    .feeds .feed,.feeds .state{grid-column:1/-1;width:auto}
    .feeds td[data-label]::before{content:attr(data-label);display:block;font-size:12px;color:var(--dim)}
    .feeds .count{text-align:left}
    .queues{font-size:13px}.queues td,.queues th{padding:7px 5px;white-space:normal}
    .feeds .empty{grid-column:1/-1;padding:14px}
    input,button{font-size:16px}button{padding:7px 9px}}
    """
}
