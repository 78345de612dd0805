/** Tags from the commonest to the rarest. */
export const tagNames = list`
newsletter, webinar-2025, trade-show, imported, hot-lead, decision-maker, referral, price-list-sent, samples-sent,
demo-booked, enterprise, reseller, retail, wholesale, follow-up, returning, partner, vip, spring-2026, needs-quote,
contract-sent, invoice-overdue, onboarding, beta-tester, survey-done, logistics, food-and-beverage, electronics,
textiles, furniture, pharma, construction, hospitality, education, public-sector, exporter, importer, distributor,
franchise, student, press, investor, speaker, advocate, at-risk, churned, win-back, complaint, refund, do-not-call,
birthday-card, loyalty-gold, loyalty-silver, app-user, chat-only, cold, warm, lost-to-competitor, legal-hold, test-record`;

/** The coffee roaster's. */
export const coffeeTags = list`
newsletter, subscriber, hot-lead, café, office, espresso, filter, decaf, event-catering, wholesale, referral, gift-card,
loyalty-gold, vip, single-origin, trade-show, follow-up, at-risk, churned, press, do-not-call, test-record`;

export const productNames = ["Freight Desk", "Customs Copilot", "Warehouse Cloud", "Trade Credit"];

export const companyStems = list`
Alpine, Amber, Anchor, Andaman, Angkor, Aurora, Baltic, Banyan, Bến Thành, Blue Heron, Bluewave, Borneo, Brightside,
Cầu Vồng, Cedar, Citadel, Clearwater, Cobalt, Coral, Đại Nam, Delta, Dragonfly, Eastgate, Emerald, Equator, Evergreen,
Falcon, Fjord, Golden Lotus, Granite, Greenfield, Hà Thành, Harbour, Highland, Horizon, Indigo, Ironwood, Jade, Java,
Kestrel, Kingfisher, Lạc Việt, Lighthouse, Lotus, Mangrove, Maple, Mekong, Meridian, Monsoon, Nam Phong, Nordlicht,
Northstar, Oakridge, Orchid, Pacific, Palm, Pearl River, Pelican, Phương Đông, Pinecrest, Quicksilver, Red River,
Redwood, Saigon, Sông Hồng, Sampan, Sapphire, Silverline, Skyline, Solstice, Stellar, Sunda, Tamarind, Teakwood,
Thăng Long, Tidewater, Tradewind, Trường Sơn, Umber, Vega, Việt Tiến, Westbrook, Willow, Zephyr`;

export const companyTrades = list`
Foods, Logistics, Textiles, Electronics, Shipping, Coffee, Ceramics, Furniture, Pharma, Plastics, Packaging, Seafood,
Garments, Motors, Steel, Paper, Cold Chain, Retail, Hospitality, Energy, Software, Machinery, Chemicals, Timber, Optics`;

export const companyForms = ["", " Co.", " Ltd", " Group", " JSC", " GmbH", " SA", " Holdings"];

export const mailDomains = [
  "mail.example",
  "post.example",
  "inbox.example",
  "thu.example",
  "webmail.example",
];

export const suppressionReasons = ["unsubscribed", "hard bounce", "complaint", "asked by phone"];

export const messages = [
  "Could you send me the current price list?",
  "Thanks, the samples have arrived. We will come back to you next week.",
  "Is the spring offer still open?",
  "We would like to reorder the same quantity as last time.",
  "Please call me back, the tracking number does not work.",
  "Who is our contact while Linh is on leave?",
  "Cho tôi xin báo giá cho 200 thùng, giao tại Hải Phòng.",
  "Cảm ơn anh chị, bên em đã nhận được hợp đồng.",
  "Khi nào có hàng lại ạ?",
  "Bitte schicken Sie uns die Rechnung noch einmal.",
  "Nous aimerions organiser une démonstration la semaine prochaine.",
  "¿Pueden enviar las muestras a nuestra oficina de Madrid?",
  "見積もりをお願いできますでしょうか。",
  "The container was delayed again. What can we do?",
  "Can you add my colleague to the newsletter?",
  "We are comparing three suppliers and decide at the end of the month.",
  "Do you ship to Surabaya?",
  "I had a good talk with your team at the fair.",
  "Please confirm the meeting on Thursday.",
  "We no longer need the quote, thank you.",
];

function list(text: TemplateStringsArray): string[] {
  return text
    .join("")
    .split(/,|\n/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
