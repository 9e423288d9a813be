import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { gatherNews } from './gather-news';

describe('news', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('in a burst lead to one look, and later ones to another', () => {
    const look = jest.fn();
    const news = gatherNews(look, () => false, 1_000);
    for (let count = 0; count < 20; count += 1) news.tell();
    jest.advanceTimersByTime(5_000);
    expect(look).toHaveBeenCalledTimes(1);
    news.tell();
    jest.advanceTimersByTime(1_000);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('wait while somebody is at it', () => {
    const look = jest.fn();
    let busy = true;
    const news = gatherNews(look, () => busy, 1_000);
    news.tell();
    jest.advanceTimersByTime(10_000);
    expect(look).not.toHaveBeenCalled();
    busy = false;
    jest.advanceTimersByTime(1_000);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('lead to nothing once nobody listens', () => {
    const look = jest.fn();
    const news = gatherNews(look, () => false, 1_000);
    news.tell();
    news.stop();
    jest.advanceTimersByTime(10_000);
    expect(look).not.toHaveBeenCalled();
  });
});
