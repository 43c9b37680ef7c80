"""Countries, invented persons in six scripts, and the delegations that they sit in; see generate."""
import random
import re
import unicodedata
from collections import namedtuple

# Each a list of (Latin spelling, own spelling); no first name is spelled like a last name, so that word order can't confuse them.
ARMENIAN = ([("Arman", "Արման"), ("Anahit", "Անահիտ"), ("Vahagn", "Վահագն"), ("Karen", "Կարեն"), ("Narek", "Նարեկ"), ("Tigran", "Տիգրան"), ("Lusine", "Լուսինե"),
             ("Hayk", "Հայկ"), ("Mariam", "Մարիամ"), ("Gevorg", "Գևորգ"), ("Davit", "Դավիթ"), ("Sona", "Սոնա"), ("Aram", "Արամ"), ("Gayane", "Գայանե"),
             ("Levon", "Լևոն"), ("Nune", "Նունե"), ("Samvel", "Սամվել"), ("Ruben", "Ռուբեն"), ("Tatevik", "Տաթևիկ"), ("Vardan", "Վարդան"),
             ("Ashot", "Աշոտ"), ("Zara", "Զառա"), ("Hovhannes", "Հովհաննես"), ("Armine", "Արմինե")],
            [(a + "yan", b + "յան") for a, b in (
                ("Sarks", "Սարգս"), ("Petros", "Պետրոս"), ("Grigor", "Գրիգոր"), ("Hakob", "Հակոբ"), ("Martiros", "Մարտիրոս"), ("Avet", "Ավետ"),
                ("Harut", "Հարութ"), ("Manuk", "Մանուկ"), ("Abrah", "Աբրահ"), ("Danel", "Դանել"), ("Khach", "Խաչ"), ("Melk", "Մելք"), ("Mkrtch", "Մկրտչ"),
                ("Nazar", "Նազար"), ("Pogos", "Պողոս"), ("Sahak", "Սահակ"), ("Simon", "Սիմոն"), ("Stepan", "Ստեփան"), ("Toros", "Թորոս"), ("Zakar", "Զաքար"),
                ("Arakel", "Առաքել"), ("Babaj", "Բաբաջ"), ("Galst", "Գալստ"), ("Kirakos", "Կիրակոս"), ("Margar", "Մարգար"), ("Minas", "Մինաս"),
                ("Oganes", "Օգանես"), ("Safar", "Սաֆար"), ("Tamraz", "Թամրազ"), ("Yeghiaz", "Եղիազ"), ("Ayvaz", "Այվազ"), ("Bagdasar", "Բաղդասար"))])
GEORGIAN = ([("Giorgi", "გიორგი"), ("Nino", "ნინო"), ("Levani", "ლევან"), ("Tamari", "თამარ"), ("Irakli", "ირაკლი"), ("Ketevan", "ქეთევან"), ("Zurab", "ზურაბ"),
             ("Maka", "მაკა"), ("Dato", "დათო"), ("Eka", "ეკა"), ("Vakhtang", "ვახტანგ"), ("Salome", "სალომე"), ("Otar", "ოთარ"), ("Tea", "თეა"),
             ("Nodar", "ნოდარ"), ("Manana", "მანანა"), ("Gela", "გელა"), ("Lia", "ლია"), ("Malkhaz", "მალხაზ"), ("Khatuna", "ხათუნა"), ("Avtandil", "ავთანდილ"),
             ("Natia", "ნათია"), ("Shota", "შოთა"), ("Lela", "ლელა")],
            [(a + c, b + d) for a, b in (("Kap", "კაპ"), ("Gel", "გელ"), ("Lom", "ლომ"), ("Mach", "მაჭ"), ("Nad", "ნად"), ("Ber", "ბერ"), ("Tab", "ტაბ"),
                                         ("Kob", "კობ"), ("Shen", "შენ"), ("Dvali", "დვალი"), ("Chkhe", "ჩხე"), ("Tsir", "წირ"), ("Bol", "ბოლ"), ("Jap", "ჯაფ"),
                                         ("Mes", "მეს"), ("Kvar", "კვარ"))
             for c, d in (("anadze", "ანაძე"), ("iashvili", "იაშვილი"))])
CHINESE = ([("Wei", "伟"), ("Na", "娜"), ("Min", "敏"), ("Jie", "杰"), ("Fang", "芳"), ("Qiang", "强"), ("Juan", "娟"), ("Tao", "涛"), ("Yan", "艳"), ("Chao", "超"),
            ("Xia", "霞"), ("Gang", "刚"), ("Ping", "平"), ("Hui", "辉"), ("Dan", "丹"), ("Bo", "波"), ("Ning", "宁"), ("Xin", "鑫"), ("Fei", "飞"), ("Long", "龙"),
            ("Jun", "军"), ("Hong", "红"), ("Kai", "凯"), ("Rui", "瑞"), ("Shan", "珊"), ("Bin", "斌"), ("Ying", "英"), ("Lei", "磊")],
           [("Wang", "王"), ("Li", "李"), ("Zhang", "张"), ("Liu", "刘"), ("Chen", "陈"), ("Yang", "杨"), ("Zhao", "赵"), ("Huang", "黄"), ("Zhou", "周"), ("Wu", "吴"),
            ("Xu", "徐"), ("Sun", "孙"), ("Hu", "胡"), ("Zhu", "朱"), ("Gao", "高"), ("Lin", "林"), ("He", "何"), ("Guo", "郭"), ("Ma", "马"), ("Luo", "罗"),
            ("Liang", "梁"), ("Song", "宋"), ("Zheng", "郑"), ("Xie", "谢"), ("Han", "韩"), ("Tang", "唐"), ("Feng", "冯"), ("Dong", "董")])
ARABIC = ([("Ahmad", "أحمد"), ("Fatima", "فاطمة"), ("Yusuf", "يوسف"), ("Layla", "ليلى"), ("Khalid", "خالد"), ("Maryam", "مريم"), ("Umar", "عمر"), ("Zaynab", "زينب"),
           ("Hasan", "حسن"), ("Amina", "أمينة"), ("Ibrahim", "إبراهيم"), ("Samira", "سميرة"), ("Tariq", "طارق"), ("Nadia", "نادية"), ("Mustafa", "مصطفى"),
           ("Salma", "سلمى"), ("Karim", "كريم"), ("Huda", "هدى"), ("Jamal", "جمال"), ("Rania", "رانيا"), ("Bilal", "بلال"), ("Dina", "دينا"), ("Faisal", "فيصل"),
           ("Ghada", "غادة"), ("Hisham", "هشام"), ("Iman", "إيمان"), ("Majid", "ماجد"), ("Nabil", "نبيل"), ("Rashid", "رشيد"), ("Sawsan", "سوسن"), ("Wafa", "وفاء"),
           ("Yasir", "ياسر"), ("Zakariya", "زكريا"), ("Luqman", "لقمان"), ("Thuraya", "ثريا"), ("Qasim", "قاسم")],
          [("Mansur", "منصور"), ("Darwish", "درويش"), ("Sabri", "صبري"), ("Shahin", "شاهين"), ("Barakat", "بركات"), ("Fawzi", "فوزي"), ("Ghanim", "غانم"),
           ("Hamdan", "حمدان"), ("Idris", "إدريس"), ("Jabir", "جابر"), ("Kamil", "كامل"), ("Lutfi", "لطفي"), ("Mahfuz", "محفوظ"), ("Naji", "ناجي"), ("Qabbani", "قباني"),
           ("Ramadan", "رمضان"), ("Shukri", "شكري"), ("Tawfiq", "توفيق"), ("Uthman", "عثمان"), ("Wahbi", "وهبي"), ("Yazid", "يزيد"), ("Zaki", "زكي"), ("Anwar", "أنور"),
           ("Badawi", "بدوي"), ("Dawud", "داود"), ("Fikri", "فكري"), ("Ghazali", "غزالي"), ("Haddad", "حداد"), ("Jundi", "جندي"), ("Khalil", "خليل"), ("Maghribi", "مغربي"),
           ("Najjar", "نجار"), ("Rifai", "رفاعي"), ("Sayyid", "سيد"), ("Tantawi", "طنطاوي"), ("Zaydan", "زيدان")])
CYRILLIC = ([("Sergei", "Сергей"), ("Viktor", "Виктор"), ("Natalia", "Наталья"), ("Irina", "Ирина"), ("Aleksei", "Алексей"), ("Olga", "Ольга"), ("Mikhail", "Михаил"),
             ("Nurlan", "Нурлан"), ("Galym", "Галым"), ("Kanat", "Канат"), ("Zhamilya", "Жамиля"), ("Maulen", "Маулен"), ("Dinara", "Динара"), ("Umar", "Умар"),
             ("Bakyt", "Бакыт"), ("Aigul", "Айгуль"), ("Rustam", "Рустам"), ("Farrukh", "Фаррух"), ("Zarina", "Зарина"), ("Bogdan", "Богдан"), ("Oksana", "Оксана"),
             ("Taras", "Тарас"), ("Dragan", "Драган"), ("Milica", "Милица"), ("Zoran", "Зоран"), ("Bat-Erdene", "Бат-Эрдэнэ"), ("Oyuun", "Оюун"), ("Konstantin", "Константин"),
             ("Vera", "Вера"), ("Grigori", "Григорий"), ("Larisa", "Лариса"), ("Valentin", "Валентин"), ("Askar", "Аскар"), ("Saule", "Сауле"), ("Ivan", "Иван"),
             ("Pavel", "Павел"), ("Roman", "Роман"), ("Svetlana", "Светлана"), ("Timur", "Тимур"), ("Yelena", "Елена"), ("Oleg", "Олег"), ("Nadezhda", "Надежда")],
            [(a + c, b + d) for a, b in (
                ("Umakhan", "Умахан"), ("Petr", "Петр"), ("Sadyk", "Садык"), ("Rahmon", "Рахмон"), ("Akhmet", "Ахмет"), ("Koshan", "Кошан"), ("Bektay", "Бектай"), ("Lukash", "Лукаш"),
                ("Kalash", "Калаш"), ("Rogal", "Рогал"), ("Krot", "Крот"), ("Bazarbek", "Базарбек"), ("Kuspan", "Куспан"), ("Murat", "Мурат"), ("Tumas", "Тумас"), ("Golub", "Голуб"),
                ("Orlan", "Орлан"), ("Sokol", "Сокол"), ("Zaits", "Зайц"), ("Volk", "Волк"), ("Medved", "Медвед"), ("Baran", "Баран"), ("Kozl", "Козл"), ("Grom", "Гром"), ("Moroz", "Мороз"),
                ("Zhdan", "Ждан"), ("Sultan", "Султан"), ("Iskander", "Искандер"), ("Kurman", "Курман"), ("Nazarbai", "Назарбай"), ("Ospan", "Оспан"), ("Temir", "Темир"), ("Zhaks", "Жакс"),
                ("Dost", "Дост"), ("Erden", "Эрден"), ("Batyr", "Батыр"), ("Kerim", "Керим"), ("Latyp", "Латып"), ("Rysk", "Рыск"), ("Shar", "Шар"), ("Gulyam", "Гулям"), ("Boboj", "Бобож"))
             for c, d in (("ov", "ов"), ("in", "ин"), ("enko", "енко"))])
LATIN = ([(n, n) for n in ("Anna", "Boris", "Clara", "Daniyar", "Elif", "Farid", "Gulnara", "Hanna", "Ilgar", "Jan", "Krzysztof", "Lola", "Małgorzata", "Nurmuhammed", "Ömer",
                           "Piotr", "Rüstəm", "Stanisław", "Şükran", "Teymur", "Ülkü", "Vasile", "Władysław", "Zeynep", "Agnieszka", "Blerta", "Çağla", "Doina", "Edi", "Gheorghe",
                           "Ion", "Jarosław", "Liviu", "Merjen", "Oğuz", "Rovshan", "Shavkat", "Tudor", "Ulugbek", "Yıldız")],
         [(n + e, n + e) for n in ("Domań", "Nowa", "Kowal", "Wiśniew", "Aliy", "Hüsey", "Məmməd", "Rzay", "Berdiy", "Annay", "Karim", "Yuld", "Ceba", "Muntea", "Popes", "Lup",
                                   "Hoxh", "Dedej", "Prift", "Kaplan", "Yılmaz", "Öztür", "Doğan", "Arsl", "Çeli", "Güneş", "Zając", "Krawcz", "Szym", "Ziel", "Tosh", "Mirz")
          for e in ("ski", "oğlu", "escu", "zade")])

COUNTRIES = {  # code -> name, script, the parliament's two chambers, languages of the own spelling
    "AM": ("Armenia", ARMENIAN, ("National Assembly", "Council"), "hy"), "AZ": ("Azerbaijan", LATIN, ("Milli Majlis", "Council"), "az"),
    "BY": ("Belarus", CYRILLIC, ("House of Representatives", "Council of the Republic"), "ru"), "GE": ("Georgia", GEORGIAN, ("Parliament", "Council"), "ka"),
    "KG": ("Kyrgyzstan", CYRILLIC, ("Jogorku Kenesh", "Council"), "ru"), "KZ": ("Kazakhstan", CYRILLIC, ("Mazhilis", "Senate"), "ru"),
    "MD": ("Moldova", LATIN, ("Parliament", "Council"), "ro"), "RS": ("Serbia", CYRILLIC, ("National Assembly", "Council"), "sr"),
    "RU": ("Russia", CYRILLIC, ("State Duma", "Federation Council"), "ru"), "TJ": ("Tajikistan", CYRILLIC, ("Majlisi Namoyandagon", "Majlisi Milli"), "ru"),
    "TM": ("Turkmenistan", LATIN, ("Mejlis", "Council"), "tk"), "TR": ("Turkey", LATIN, ("Grand National Assembly", "Council"), "tr"),
    "UA": ("Ukraine", CYRILLIC, ("Verkhovna Rada", "Council"), "uk"), "UZ": ("Uzbekistan", LATIN, ("Legislative Chamber", "Senate"), "uz"),
    "MN": ("Mongolia", CYRILLIC, ("State Great Khural", "Council"), "mn"), "AL": ("Albania", LATIN, ("Kuvendi", "Council"), "sq"),
    "CN": ("China", CHINESE, ("People's Congress", "Council"), "zh"), "EG": ("Egypt", ARABIC, ("House of Deputies", "Senate"), "ar"),
    "MA": ("Morocco", ARABIC, ("House of Deputies", "House of Councillors"), "ar"), "PL": ("Poland", LATIN, ("Sejm", "Senat"), "pl")}
HEADS = [f"{first} {last}" for first in ("Eoghan", "Ingrid", "Jacques", "Lotte", "Miroslava", "Nuno", "Pádraig", "Tiina", "Urszula", "Xavier") for last in ("Murphy", "Schäfer", "Dubois")]
GUESTS = [f"{first} {last}" for first in ("Astrid", "Bruno", "Cecilia", "Dirk", "Enzo", "Freja", "Gustav", "Helga", "Ignacio", "Johanna", "Kaspar", "Linnea", "Matteo", "Noor", "Oskar",
                                          "Paloma", "Quentin", "Renata", "Saskia", "Tobias")
          for last in ("Lindqvist", "Moreau", "Fischer", "Rossi", "García", "Jansen", "Novák", "O'Brien", "Silva", "Virtanen", "Bergström", "Keller", "Leclerc", "Marino", "Olsen",
                       "Peeters", "Ricci", "Schneider", "Thomsen", "Ungaro", "Vermeulen", "Weiss", "Zimmermann", "Aalto", "Bianchi", "Costa", "Dekker", "Eriksen", "Ferrari", "Gruber")]
YEARS = [2000, 2004, 2008, 2012, 2016, 2020, 2024]
Member = namedtuple("Member", "names latin own language chamber start end")


def slug(name):
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def guest(pick):
    """A person that no delegation knows."""
    return pick(GUESTS)


def shuffled(script, draw):
    """All names of a script in random order, each once."""
    names = [(f"{first[0]} {last[0]}", f"{last[1]}{first[1]}" if script is CHINESE else f"{first[1]} {last[1]}") for first in script[0] for last in script[1]]
    for i in range(len(names) - 1, 0, -1):
        j = int(draw() * (i + 1))
        names[i], names[j] = names[j], names[i]
    return names


def delegations(seed, organisations):
    """(organisation, country) -> its members of all years, each a person of a name of its own."""
    draw = random.Random(f"{seed}:people").random
    pools = {id(script): shuffled(script, draw) for script in (ARMENIAN, GEORGIAN, CHINESE, ARABIC, CYRILLIC, LATIN)}
    found = {}
    for organisation in organisations:
        for country, (_, script, chambers, language) in COUNTRIES.items():
            members = []
            for seat in range(9):
                for term, year in enumerate(YEARS):
                    if (seat + term) % 3 == 0 and members and term:
                        continue  # the one before stays for two terms
                    latin, own = pools[id(script)].pop()
                    last = term + 1 == len(YEARS) or ((seat + term + 1) % 3 == 0 and term + 2 == len(YEARS))
                    until = YEARS[term + 2] if (seat + term + 1) % 3 == 0 and not last else None if last else YEARS[term + 1]
                    both = draw() < 0.6 and latin != own
                    names = (latin, own) if both else (own,)
                    members.append(Member(names, latin, own, language, chambers[seat > 5], f"{year}-01-01", until and f"{until - 1}-12-31"))
            found[organisation, country] = members
    return found


def delegation(organisation, country, members, pick):
    """The record of a delegation."""
    name, _, chambers, _ = COUNTRIES[country]
    rows = []
    for member in members:
        row = {"name": member.names[0]}
        if len(member.names) > 1:
            row["names"] = {member.language: member.own}
        row["chamber"] = member.chamber
        row["from"] = member.start
        if member.end:
            row["to"] = member.end
        row["source"] = "page"
        rows.append(row)
    compositions = [{"from": f"{year}-01-01", "seats": {chambers[0]: str(6 + pick(range(4))), chambers[1]: str(3 + pick(range(4)))},
                     "representative": {"name": next(m.names[0] for m in members if m.start <= f"{year}-01-01" and (not m.end or m.end > f"{year}-01-01"))},
                     "source": "page"} for year in YEARS[::2]]
    return {"organisation": organisation, "country": country, "parliament": f"Parliament of {name}", "chambers": [{"name": c} for c in chambers],
            "compositions": compositions, "members": rows,
            "sources": {"page": {"title": "Members of the delegations", "publisher": "The Secretariat", "date": "2025", "url": f"https://example.org/{organisation}/members"}}}
