/// <reference types="youtube" />
import type { Screen, ScreenListener } from "../screen.ts";
import { createPlayClock } from "./play-clock.ts";

/** YouTube's names of what its player does: `YT.PlayerState`, which is there only once the script is. */
const UNSTARTED = -1;
const ENDED = 0;
const PLAYING = 1;
const PAUSED = 2;
const BUFFERING = 3;
const CUED = 5;
/** Milliseconds after which a seek counts as landed, whatever the player says. */
const LANDS_WITHIN = 3000;
/** Seconds of rounding. */
const ROUNDING = 0.001;

export type YoutubeScreen = Screen & {
  /** To be called with each of the player's own events. */
  changed(state: number): void;
  rateChanged(rate: number): void;
};

/** YouTube's player, once it is ready, as a screen of frames of a nominal length (seconds). */
export function youtubeScreen(player: YT.Player, frame: number): YoutubeScreen {
  const clock = createPlayClock();
  // A seek goes to the middle of a frame: the nominal ones are not quite those of the film.
  const inFrame = frame / 2;
  let listener: ScreenListener | undefined;
  let playerState: number = player.getPlayerState();
  /** A seek under way. */
  let target: { time: number; since: number; before: number } | undefined;
  /** It was sent to a frame to stand there; from some states YouTube then plays. */
  let parking = false;
  let wantsPlay = false;
  let muted = false;
  let rate = 1;

  const stands = () => [UNSTARTED, ENDED, CUED].includes(playerState);

  function seek(time: number) {
    target = { time, since: performance.now(), before: player.getCurrentTime() };
    parking = !wantsPlay;
    // From a pause it stays one, from a standing start it is heard.
    if (parking && stands()) player.mute();
    player.seekTo(time + inFrame, true);
  }

  function play() {
    wantsPlay = true;
    endParking();
    player.playVideo();
  }

  function endParking() {
    if (!parking) return;
    parking = false;
    if (!muted) player.unMute();
  }

  function hasLanded({ time, since, before }: NonNullable<typeof target>, now: number, report: number): boolean {
    if (now - since > LANDS_WITHIN) return true;
    if (playerState === BUFFERING || (parking && playerState !== PAUSED)) return false;
    // Until it says something new it has not gone anywhere, unless it was there.
    if (report === before && Math.abs(before - time - inFrame) > ROUNDING) return false;
    const off = report - time;
    const latest = playerState === PLAYING ? frame + rate * (0.5 + (now - since) / 1000) : frame;
    return off > -frame / 4 && off < latest;
  }

  function look() {
    const now = performance.now();
    const report = player.getCurrentTime();
    clock.report(report, now);
    if (target && hasLanded(target, now, report)) {
      target = undefined;
      if (playerState === PAUSED) endParking();
      clock.jump(report, now);
    }
    if (target || (stands() && playerState !== ENDED)) return;
    const time = Math.floor((clock.at(now) + ROUNDING) / frame) * frame;
    listener?.shown(Math.max(0, time));
  }

  return {
    speeds: player.getAvailablePlaybackRates(),
    play,
    pause() {
      wantsPlay = false;
      player.pauseVideo();
    },
    seek,
    seeking: () => target !== undefined,
    setSpeed(speed) {
      player.setPlaybackRate(speed);
    },
    setVolume(volume) {
      player.setVolume(Math.round(volume * 100));
    },
    setMuted(next) {
      muted = next;
      if (next) player.mute();
      else if (!parking) player.unMute();
    },
    watch(next) {
      listener = next;
      let handle = 0;
      const tick = () => {
        look();
        handle = requestAnimationFrame(tick);
      };
      handle = requestAnimationFrame(tick);
      return () => {
        cancelAnimationFrame(handle);
        listener = undefined;
      };
    },
    changed(state) {
      const now = performance.now();
      playerState = state;
      if (state === PLAYING && parking) {
        player.pauseVideo();
        return;
      }
      if (state === PLAYING) {
        wantsPlay = true;
        clock.run(rate, now);
        listener?.played();
        return;
      }
      clock.hold(now);
      if (state !== PAUSED && state !== ENDED) return;
      wantsPlay = false;
      // It has played on for a frame or two before it could be paused; from a pause it goes there and stays.
      if (state === PAUSED && parking && target) player.seekTo(target.time + inFrame, true);
      if (state === PAUSED) endParking();
      listener?.paused();
    },
    rateChanged(next) {
      rate = next;
      if (playerState === PLAYING) clock.run(next, performance.now());
    },
  };
}
