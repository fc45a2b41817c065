"""Nations and peoples whose few members in a town can be found: for combinations, never alone."""

_PAIRS = """Afghanistan Afghan; Albania Albanian; Algeria Algerian; Angola Angolan; Argentina Argentinian; Armenia Armenian;
Australia Australian; Austria Austrian; Azerbaijan Azerbaijani; Bangladesh Bangladeshi; Belarus Belarusian; Belgium Belgian;
Bolivia Bolivian; Bosnia Bosnian; Brazil Brazilian; Bulgaria Bulgarian; Burma Burmese; Burundi Burundian; Cambodia Cambodian;
Cameroon Cameroonian; Canada Canadian; Chad Chadian; Chile Chilean; China Chinese; Colombia Colombian; Congo Congolese;
Croatia Croatian; Cuba Cuban; Cyprus Cypriot; Czechia Czech; Denmark Danish; Ecuador Ecuadorian; Egypt Egyptian; Eritrea Eritrean;
Estonia Estonian; Ethiopia Ethiopian; Finland Finnish; France French; Gambia Gambian; Georgia Georgian; Germany German;
Ghana Ghanaian; Greece Greek; Guinea Guinean; Hungary Hungarian; Iceland Icelandic; India Indian; Indonesia Indonesian;
Iran Iranian; Iraq Iraqi; Israel Israeli; Italy Italian; Jamaica Jamaican; Japan Japanese; Jordan Jordanian; Kazakhstan Kazakh;
Kenya Kenyan; Korea Korean; Kosovo Kosovan; Kurdistan Kurdish; Kuwait Kuwaiti; Laos Laotian; Latvia Latvian; Lebanon Lebanese;
Liberia Liberian; Libya Libyan; Lithuania Lithuanian; Macedonia Macedonian; Malawi Malawian; Malaysia Malaysian; Mali Malian;
Malta Maltese; Mauritius Mauritian; Mexico Mexican; Moldova Moldovan; Mongolia Mongolian; Morocco Moroccan; Mozambique Mozambican;
Myanmar Rohingya; Namibia Namibian; Nepal Nepalese; Netherlands Dutch; Nigeria Nigerian; Norway Norwegian; Oman Omani;
Pakistan Pakistani; Palestine Palestinian; Peru Peruvian; Philippines Filipino; Poland Polish; Portugal Portuguese;
Romania Romanian; Russia Russian; Rwanda Rwandan; Senegal Senegalese; Serbia Serbian; Singapore Singaporean; Slovakia Slovak;
Slovenia Slovenian; Somalia Somali; Spain Spanish; Sudan Sudanese; Sweden Swedish; Switzerland Swiss; Syria Syrian;
Taiwan Taiwanese; Tanzania Tanzanian; Thailand Thai; Tibet Tibetan; Tunisia Tunisian; Turkey Turkish; Uganda Ugandan;
Tonga Tongan; Fiji Fijian; Samoa Samoan; Bhutan Bhutanese; Kyrgyzstan Kyrgyz; Tajikistan Tajik; Turkmenistan Turkmen; Bahrain Bahraini;
Qatar Qatari; Gabon Gabonese; Togo Togolese; Benin Beninese; Botswana Botswanan; Djibouti Djiboutian; Madagascar Malagasy; Haiti Haitian;
Trinidad Trinidadian; Barbados Barbadian; Guyana Guyanese; Honduras Honduran; Guatemala Guatemalan; Salvador Salvadoran;
Nicaragua Nicaraguan; Panama Panamanian; Paraguay Paraguayan; Uruguay Uruguayan; Suriname Surinamese;
Maldives Maldivian; Seychelles Seychellois;
Ukraine Ukrainian; Uzbekistan Uzbek; Venezuela Venezuelan; Vietnam Vietnamese; Yemen Yemeni; Zambia Zambian; Zimbabwe Zimbabwean"""
# Of these there are many in most towns.
COMMON = frozenset({"Pakistani", "Indian", "Bangladeshi", "Polish", "Romanian", "Chinese", "Jamaican", "Nigerian", "Punjabi"})
NATIONS = frozenset(pair.split()[0] for pair in _PAIRS.split(";"))
PEOPLES = frozenset(pair.split()[1] for pair in _PAIRS.split(";")) | {
    *(
        "Roma",
        "Romany",
        "Gypsy",
        "Traveller",
        "Charedi",
        "Haredi",
        "Hasidic",
        "Yazidi",
        "Tamil",
        "Sinhalese",
        "Punjabi",
        "Gujarati",
        "Tigrinya",
    ),
    *("Pashtun", "Hazara", "Uyghur", "Yoruba", "Igbo", "Hausa", "Mormon", "Amish", "Quaker"),
}
