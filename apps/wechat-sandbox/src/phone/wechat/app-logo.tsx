import logo from '../icon.svg';

export function AppLogo({ size }: { size: number }) {
  return <img className="app-logo" src={logo} width={size} height={size} alt="" />;
}
