/** How the people of one culture are called: two parts, in the order in which they are written. */
export interface Culture {
  readonly separator: string;
  readonly first: readonly string[];
  readonly last: readonly string[];
}

// A part in another script than Latin carries its Latin spelling after a bar, for the email address.
const vietnameseGiven = words`An Anh Bình Châu Chi Cường Diệp Dũng Dương Đạt Đông Đức Giang Hà Hải Hạnh Hiền Hiếu Hoa
  Hoàng Hồng Huệ Hùng Hương Huy Khánh Khoa Kiên Lan Lâm Liên Linh Loan Long Ly Mai Minh My Nam Nga Ngân Ngọc Nhung
  Oanh Phong Phúc Phương Quân Quang Quỳnh Sơn Tâm Thanh Thảo Thắng Thịnh Thu Thủy Tiến Toàn Trang Trung Tú Tuấn Tuyết
  Uyên Vân Việt Vinh Xuân Yến`;
const vietnameseMiddle = words`Bảo Đình Đức Gia Hải Hữu Khánh Kim Mạnh Minh Ngọc Phương Quang Quốc Thanh Thị Thu Trọng
  Tuấn Văn Xuân`;

/** By culture, so that a customer's name, language and country go together. */
export const cultures: Readonly<Record<string, Culture>> = {
  vietnamese: {
    separator: " ",
    first: words`Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Lương Trịnh`,
    last: vietnameseMiddle.flatMap((middle) => vietnameseGiven.map((given) => `${middle} ${given}`)),
  },
  english: {
    separator: " ",
    first: words`Ada Alice Amelia Andrew Anna Ben Caroline Charles Chloe Claire Daniel David Edward Eleanor Ella Emma
      Ethan Florence Frank George Grace Hannah Harriet Harry Henry Holly Isla Jack James Jane Joseph Kate Laura Leo Lily
      Lucy Mason Matthew Megan Michael Naomi Nathan Nora Oliver Oscar Patrick Paul Peter Rachel Rebecca Robert Rose Ruth
      Sam Sarah Simon Sophie Stella Thomas Victoria Walter William Zoë`,
    last: words`Adams Allen Baker Barnes Bell Bennett Brooks Brown Butler Campbell Carter Clark Collins Cook Cooper Cox
      Davies Dixon Edwards Ellis Evans Fisher Foster Gibson Gray Green Hall Harris Hayes Hill Hughes Hunt Jackson Jenkins
      Johnson Jones Kelly King Knight Lawson Lewis Marshall Martin Mason Miller Mitchell Moore Morgan Murphy Murray
      Nelson O’Brien O’Connor Owen Palmer Parker Patel Perry Phillips Price Reed Reid Richards Roberts Robinson Rogers
      Russell Scott Shaw Simpson Singh Smith Spencer Stevens Stewart Taylor Thompson Turner Walker Ward Watson Webb West
      White Whitfield Williams Wilson Wood Wright Young`,
  },
  german: {
    separator: " ",
    first: words`Anja Bärbel Björn Christa Dieter Franziska Frieda Günter Hannah Heike Jörg Jürgen Katrin Käthe Klaus Lena
      Lukas Maximilian Moritz Petra Rüdiger Sabine Sören Stefan Susanne Ulrike Uwe Wolfgang`,
    last: words`Bauer Becker Böhm Braun Fischer Groß Großmann Hoffmann Jäger Keller Koch König Krüger Lange Meyer Möller
      Müller Neumann Richter Schäfer Schmidt Schneider Schröder Schulz Strauß Vogel Wagner Weber Weiß Wolff`,
  },
  french: {
    separator: " ",
    first: words`Adèle Amélie Antoine Aurélie Benoît Camille Céline Chloé Élise Étienne Eugénie François Gaël Hélène Hugo
      Inès Jérôme Joël Léa Loïc Maëlle Mathéo Noémie Océane Pénélope Rémi Théo Thérèse Zoé`,
    last: words`Bernard Blanchard Boucher Chevalier Crétien Deschênes Dubois Dupré Durand Faure Fournier Gérard Girard
      Lefèvre Legrand Lemaître Léger Marchand Mercier Moreau Noël Pelletier Renard Roux Séguin Thévenet Vidal`,
  },
  spanish: {
    separator: " ",
    first: words`Adrián Álvaro Ana Andrés Ángela Begoña Carlos Concepción Elena Íñigo Inés Jesús Joaquín José Lucía María
      Martín Mónica Nicolás Óscar Pilar Ramón Raúl Rocío Sofía Tomás Verónica Víctor Ximena`,
    last: words`Álvarez Benítez Castro Díaz Domínguez Fernández García Giménez Gómez González Gutiérrez Hernández Ibáñez
      Jiménez López Marín Martínez Méndez Muñoz Núñez Ortega Peña Pérez Ramírez Rodríguez Sánchez Suárez Vázquez Yáñez`,
  },
  portuguese: {
    separator: " ",
    first: words`Ana Antônio Beatriz Caio César Conceição Débora Eduardo Fábio Flávia Gonçalo Helena Inês João José Júlia
      Letícia Luís Márcia Natália Patrícia Rogério Sérgio Tiago Valéria Vitória`,
    last: words`Almeida Araújo Assunção Barbosa Cardoso Conceição Costa Falcão Ferreira Gonçalves Lima Magalhães Mendonça
      Nascimento Oliveira Pereira Ribeiro Santos Silva Simões Sousa Teixeira Vasconcelos`,
  },
  nordic: {
    separator: " ",
    first: words`Åke Åsa Astrid Bjørn Elin Freja Göran Håkon Ingrid Jón Jørgen Kåre Lærke Liv Maja Mårten Øystein Pär
      Ragnhild Sigrún Sólveig Søren Tør Þóra Ylva`,
    last: words`Ångström Bergström Björnsdóttir Dahl Eriksen Grønvold Hägg Håkansson Jørgensen Kjær Lindström Løvås Møller
      Nygård Öberg Østergaard Sæther Sjöberg Sørensen Þorláksson Wåhlin`,
  },
  polish: {
    separator: " ",
    first: words`Agnieszka Bożena Dorota Ewa Grzegorz Jarosław Joanna Józef Kasia Łucja Łukasz Małgorzata Marek Michał
      Mirosław Oliwia Paweł Piotr Rafał Stanisław Wojciech Zbigniew Żaneta`,
    last: words`Dąbrowski Gołębiowski Jabłoński Kamiński Kowalski Król Krzyżanowski Lewandowski Mazur Nowak Pawłowski
      Sikorski Świątek Szymański Wiśniewski Wójcik Wróbel Zając Zieliński Żukowski`,
  },
  turkish: {
    separator: " ",
    first: words`Ayşe Barış Burçin Çağla Deniz Elif Emre Fatma Gökhan Gül Hüseyin Iğdır İbrahim İpek Kadir Leylâ Mehmet Ömer
      Özge Şebnem Tuğba Umut Yağmur Yıldız Zeynep`,
    last: words`Aydın Bulut Çelik Çetin Demir Doğan Erdoğan Güneş Işık Kaya Kılıç Koç Öztürk Polat Şahin Şimşek Türkoğlu
      Ünal Yalçın Yıldırım Yılmaz`,
  },
  indonesian: {
    separator: " ",
    first: words`Adi Agus Ayu Bambang Budi Citra Dewi Dian Eko Fitri Gita Hendra Indah Joko Kartika Lestari Made Ni Nur
      Putri Rina Rizky Sari Siti Sri Taufik Tri Wahyu Wayan Yusuf`,
    last: words`Gunawan Halim Hartono Hidayat Iskandar Kurniawan Kusuma Lim Nasution Nugroho Permana Prasetyo Pratama
      Rahman Santoso Saputra Setiawan Siregar Suharto Susanto Tan Utomo Wibowo Wijaya Yulianto`,
  },
  thai: {
    separator: " ",
    first: words`กนกวรรณ|kanokwan จิราพร|jiraporn ชาติชาย|chatchai ณัฐวุฒิ|nattawut ธนพล|thanapon นภา|napa ปรีชา|preecha
      พิมพ์ใจ|pimjai มานะ|mana รัตนา|rattana วิชัย|wichai ศิริพร|siriporn สมชาย|somchai อรุณ|arun`,
    last: words`แก้วมณี|kaewmanee จันทร์ดี|chandee ชัยวัฒน์|chaiwat ทองดี|thongdee บุญมี|bunmee พงษ์ไพร|pongprai รักไทย|rakthai
      วงศ์สว่าง|wongsawang ศรีสุข|srisuk สายทอง|saithong`,
  },
  japanese: {
    separator: "",
    first: words`佐藤|sato 鈴木|suzuki 高橋|takahashi 田中|tanaka 渡辺|watanabe 伊藤|ito 山本|yamamoto 中村|nakamura 小林|kobayashi
      加藤|kato 吉田|yoshida 山田|yamada 松本|matsumoto 井上|inoue 木村|kimura 清水|shimizu`,
    last: words`愛|ai 葵|aoi 明|akira 陽菜|hina 健太|kenta 翔|sho 美咲|misaki 直樹|naoki さくら|sakura 拓也|takuya 優子|yuko 蓮|ren
      真由美|mayumi 大輔|daisuke 結衣|yui 誠|makoto`,
  },
  korean: {
    separator: "",
    first: words`김|kim 이|lee 박|park 최|choi 정|jung 강|kang 조|cho 윤|yoon 장|jang 임|lim 한|han 오|oh`,
    last: words`민준|minjun 서연|seoyeon 지훈|jihun 하은|haeun 도윤|doyun 수빈|subin 예준|yejun 지우|jiwoo 현우|hyunwoo 은지|eunji
      태형|taehyung 나연|nayeon`,
  },
  chinese: {
    separator: "",
    first: words`王|wang 李|li 张|zhang 刘|liu 陈|chen 杨|yang 黄|huang 赵|zhao 吴|wu 周|zhou 徐|xu 孙|sun 林|lin 郭|guo`,
    last: words`伟|wei 芳|fang 娜|na 敏|min 静|jing 丽|li 强|qiang 磊|lei 洋|yang 艳|yan 勇|yong 军|jun 杰|jie 晓明|xiaoming
      思远|siyuan 雨桐|yutong 子涵|zihan`,
  },
  arabic: {
    separator: " ",
    first: words`أحمد|ahmed فاطمة|fatima محمد|mohamed عائشة|aisha خالد|khaled ليلى|layla يوسف|youssef مريم|mariam عمر|omar نور|nour
      حسن|hassan سارة|sara إبراهيم|ibrahim هدى|huda`,
    last: words`المصري|almasri حداد|haddad خوري|khoury منصور|mansour الخطيب|alkhatib صالح|saleh النجار|alnajjar عباس|abbas
      الشامي|alshami قاسم|qasim`,
  },
  hebrew: {
    separator: " ",
    first: words`דוד|david שרה|sarah משה|moshe רחל|rachel יוסף|yosef נועה|noa איתן|eitan תמר|tamar אורי|uri מיכל|michal`,
    last: words`כהן|cohen לוי|levi מזרחי|mizrahi פרץ|peretz ביטון|biton פרידמן|friedman אברהם|avraham שפירא|shapira`,
  },
  greek: {
    separator: " ",
    first: words`Γιώργος|giorgos Μαρία|maria Νίκος|nikos Ελένη|eleni Δημήτρης|dimitris Σοφία|sofia Κώστας|kostas Αλέξανδρος|alexandros`,
    last: words`Παπαδόπουλος|papadopoulos Νικολάου|nikolaou Γεωργίου|georgiou Οικονόμου|oikonomou Παππάς|pappas Βλάχος|vlachos`,
  },
  indian: {
    separator: " ",
    first: words`Aarav Aditi Ananya Arjun Deepak Diya Gaurav Ishaan Kavya Kiran Lakshmi Manish Meera Neha Nikhil Pooja
      Priya Rahul Rajesh Riya Rohan Sanjay Shreya Sunita Vijay Vikram`,
    last: words`Agarwal Banerjee Bhatt Chatterjee Desai Gupta Iyer Jain Joshi Kapoor Khan Kumar Mehta Menon Mishra Nair
      Patel Rao Reddy Shah Sharma Singh Verma`,
  },
};

function words(text: TemplateStringsArray): string[] {
  return text.join("").trim().split(/\s+/);
}
