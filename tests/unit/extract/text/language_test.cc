#include "engine/extract/text/language.h"

#include <gtest/gtest.h>

namespace relata::extract {
namespace {

TEST(DetectLanguage, TellsTheLanguagesOfNews) {
  EXPECT_EQ(detect_language(
                "Le ministre des Affaires \xC3\xA9trang\xC3\xA8res a rencontr\xC3\xA9 son homologue mardi \xC3\xA0 Bergen pour parler "
                "de la tr\xC3\xAAve que les deux pays n\xC3\xA9gocient depuis l'automne."),
            "fr");
  EXPECT_EQ(detect_language("Die Au\xC3\x9F"
                            "enministerin traf am Dienstag in Bergen ihren Kollegen, um \xC3\xBC"
                            "ber die Waffenruhe zu sprechen, \xC3\xBC"
                            "ber "
                            "die beide L\xC3\xA4nder seit dem Herbst verhandeln."),
            "de");
  EXPECT_EQ(detect_language(
                "El ministro de Asuntos Exteriores se reuni\xC3\xB3 el martes en Bergen con su hom\xC3\xB3logo para hablar de la tregua "
                "que ambos pa\xC3\xADses negocian desde el oto\xC3\xB1o."),
            "es");
}

TEST(DetectLanguage, TakesEnglishForEnglishWhateverItsNames) {
  EXPECT_EQ(
      detect_language("The foreign minister met her counterpart on Tuesday in Bergen to talk about the truce that both countries have "
                      "been negotiating since autumn."),
      kEnglish);
  EXPECT_EQ(detect_language("Jean-Pierre Lef\xC3\xA8vre met Mar\xC3\xAD"
                            "a Fern\xC3\xA1ndez and Wolfgang M\xC3\xBCller in Ciudad Ju\xC3\xA1rez, the mayor's office said."),
            kEnglish);
}

TEST(DetectLanguage, TakesForEnglishWhatIsShortOrNoText) {
  for (const char* text : {"", "Bonjour", "Ann met Bob.", "0 1 2 3 4 5 6 7 8 9", "\xFF\xFE\x80", "-- // {} [] -- // {} [] -- // {} []"}) {
    EXPECT_EQ(detect_language(text), kEnglish) << text;
  }
}

TEST(DetectLanguage, LooksAtTheBeginningOfALongTextAlone) {
  std::string text;
  while (text.size() < (1U << 17)) text += "Le ministre a parl\xC3\xA9 de la tr\xC3\xAAve aux journalistes pendant une heure. ";
  EXPECT_EQ(detect_language(text), "fr");
}

TEST(LanguageName, IsWhatPeopleSay) {
  EXPECT_EQ(language_name("fr"), "French");
  EXPECT_EQ(language_name("de"), "German");
}

}  // namespace
}  // namespace relata::extract
