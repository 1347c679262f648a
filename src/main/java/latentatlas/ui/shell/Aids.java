package latentatlas.ui.shell;

/** What helps who does not see the screen, or has no mouse. */
record Aids(Narration narration, Voice voice, Focus focus, Notices notices) {
    /** Goes back: the newest message is taken away, else the map has the keyboard; false where there is nothing to leave. */
    boolean back() {
        if (notices.dismiss()) {
            return true;
        }
        boolean away = !focus.isHome();
        focus.goHome();
        return away;
    }

    void tellPlace() {
        voice.beHeard();
        narration.tellPlace();
    }

    void tellAll() {
        voice.beHeard();
        narration.tellAll();
    }
}
